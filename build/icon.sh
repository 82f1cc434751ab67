#!/usr/bin/env bash
# Draws build/appicon.png and build/windows/icon.ico, the two pictures Wails looks for, from build/appicon.svg.
# Their bytes are committed; run this after editing the SVG. Needs rsvg-convert and ImageMagick
# (apt install librsvg2-bin imagemagick).
set -euo pipefail
cd "$(dirname "$0")"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

rsvg-convert --width 1024 appicon.svg --output appicon.png
icons=()
for size in 16 24 32 48 64 128 256; do
	rsvg-convert --width "$size" appicon.svg --output "$work/$size.png"
	icons+=("$work/$size.png")
done
convert "${icons[@]}" windows/icon.ico
