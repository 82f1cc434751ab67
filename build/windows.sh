#!/usr/bin/env bash
# Cross-builds Sandtable for Windows from Linux: windows.sh OUT_FOLDER
#
# sandtable.exe is the window. Windows gives such a program no console to print to, so the command line is a program of
# its own, sandtable-console.exe. Wails' CLI can build the first too, but only with cgo turned on by hand; without it the
# build succeeds and the program then finds no SQLite.
set -euo pipefail

out=$(readlink -m "${1:?usage: build/windows.sh OUT_FOLDER}")
cd "$(dirname "$0")/.."
version=$(sed -n 's/.*"productVersion": *"\([^"]*\)".*/\1/p' wails.json)
target=x86_64-w64-mingw32
resources=$PWD/rsrc_windows_amd64.syso # go build links what lies here under such a name
work=$(mktemp -d)
trap 'rm -rf "$work" "$resources"' EXIT

cp build/windows/icon.ico "$work/"
sed -e 's/{{\.Name}}/sandtable/' -e "s/{{\.Info\.ProductVersion}}/$version/" build/windows/wails.exe.manifest >"$work/wails.exe.manifest"
sed -e "s/@VERSION@/$version/" -e "s/@COMMAS@/$(sed 's/[-+].*//; s/\./,/g' <<<"$version"),0/" build/windows/sandtable.rc.in >"$work/sandtable.rc"
(cd "$work" && "$target-windres" --output-format=coff --input=sandtable.rc --output="$resources")

mkdir -p "$out"
export GOOS=windows GOARCH=amd64 CC=$target-gcc CXX=$target-g++ CGO_ENABLED=1
go build -tags "${DESKTOP_TAGS:?the tags of the window; make sets them}" -ldflags '-s -w -H windowsgui' -o "$out/sandtable.exe" .
go build -ldflags '-s -w' -o "$out/sandtable-console.exe" .
