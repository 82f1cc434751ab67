#!/usr/bin/env bash
# Measures the front end in the real window (WebKitGTK under Xvfb) and in Chromium: bench-ui.sh PROGRAM
#
# PROGRAM is built with the tag bench. Figures stand beside what we promise; nothing is asserted, since they depend on the machine.
set -euo pipefail

program=$(readlink -f "${1:?usage: build/bench-ui.sh PROGRAM}")
cd "$(dirname "$0")"

work=$(mktemp -d)
display=
running=
finish() {
	local status=$? process
	trap - EXIT INT TERM
	for process in $running $display; do
		kill "$process" 2>/dev/null || true
		wait "$process" 2>/dev/null || true
	done
	rm -rf "$work"
	exit "$status"
}
trap finish EXIT
trap 'exit 130' INT TERM

# descendants PROCESS: it and everything that it has started.
descendants() {
	local child
	echo "$1"
	for child in $(pgrep -P "$1" || true); do descendants "$child"; done
}

# memory PROCESS: what it and its descendants take, in MB; what several share is counted once (PSS).
memory() {
	local process total=0 share
	for process in $(descendants "$1"); do
		share=$(awk '/^Pss:/ { print $2 }' "/proc/$process/smaps_rollup" 2>/dev/null || echo 0)
		total=$((total + ${share:-0}))
	done
	echo $((total / 1024))
}

# told FILE ROW: waits until a row was told there.
told() {
	for _ in $(seq 1200); do
		if grep --quiet '"row":"\('"$2"'\|failed\)"' "$1"; then return; fi
		kill -0 "$running" 2>/dev/null || break
		sleep 0.25
	done
	grep --quiet '"row":"'"$2"'"' "$1" || tail -n 5 "$1"
}

for number in $(seq 120 139); do
	if [ -e "/tmp/.X$number-lock" ]; then continue; fi
	Xvfb ":$number" -screen 0 1400x900x24 -nolisten tcp 2>/dev/null &
	display=$!
	sleep 1
	if kill -0 "$display" 2>/dev/null; then break; fi
	display=
done
touch "$work/server.log" "$work/window.rows"
[ -n "$display" ] || { echo "Xvfb did not start"; exit 1; }

# surroundings FOLDER: a home of its own, with no settings, no library and no session of the user's.
surroundings() {
	mkdir -p "$1"/{home,data,config,cache}
	mkdir -p -m 700 "$1/runtime"
	echo "HOME=$1/home XDG_DATA_HOME=$1/data XDG_CONFIG_HOME=$1/config XDG_CACHE_HOME=$1/cache XDG_RUNTIME_DIR=$1/runtime"
}

began=$(date +%s%3N)
# shellcheck disable=SC2046 # several words are meant
env -u WAYLAND_DISPLAY -u SANDTABLE_LIBRARY $(surroundings "$work/window") LC_ALL=C.UTF-8 DISPLAY=":$number" GDK_BACKEND=x11 NO_AT_BRIDGE=1 \
	DBUS_SESSION_BUS_ADDRESS=disabled: SANDTABLE_BENCH="$PWD/bench-ui.js" "$program" >"$work/window.rows" 2>"$work/window.log" &
running=$!
told "$work/window.rows" untouched
fresh=$(memory "$running")
told "$work/window.rows" idle
after=$(memory "$running")
kill "$running" 2>/dev/null || true
wait "$running" 2>/dev/null || true
running=
awk -v began="$began" -v fresh="$fresh" -v after="$after" -v where="The window (WebKitGTK, no GPU)" -f bench-ui.awk "$work/window.rows"

# shellcheck disable=SC2046
env -u DISPLAY -u WAYLAND_DISPLAY -u SANDTABLE_LIBRARY $(surroundings "$work/browser") "$program" serve --listen 127.0.0.1:0 >"$work/server.log" 2>&1 &
running=$!
address=
for _ in $(seq 100); do
	address=$(grep --only-matching --max-count=1 'http://127\.0\.0\.1:[0-9]*[^[:space:]"]*' "$work/server.log" | head -n 1 || true)
	if [ -n "$address" ]; then break; fi
	sleep 0.1
done
CHROMIUM=${CHROMIUM:-$(command -v chromium || command -v google-chrome || true)}
SANDTABLE_URL=$address CHROMIUM=$CHROMIUM node bench-ui-browser.mjs >"$work/browser.rows" 2>&1 || true
awk -v where="Chromium (software rendering)" -f bench-ui.awk "$work/browser.rows"
