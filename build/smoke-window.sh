#!/usr/bin/env bash
# Opens the real window on a display of its own, and looks at it: smoke-window.sh PROGRAM [PICTURE]
#
# It passes when a window appears, something is painted in it, a click on its card puts the sample process into the library,
# and the library is closed after a polite end.
# PICTURE (default build/bin/smoke-window.png) is what the window looked like, also when it failed.
set -euo pipefail

program=$(readlink -f "${1:?usage: build/smoke-window.sh PROGRAM [PICTURE]}")
cd "$(dirname "$0")/.."
mkdir -p build/bin
picture=${2:-build/bin/smoke-window.png}
rm -f "$picture"

# An empty page has one colour and a page that only waits has a few dozen; one with some text has more than this, because
# of the soft edges of letters.
enough_colours=100
# The menu bar is GTK's and says nothing about the page. It is less high than this.
menu_height=60
# Inside the card of the sample with the tour on the first page, from the window's upper left corner.
sample_card=(880 330)

work=$(mktemp -d)
display=
window=
finish() {
	local status=$? process
	trap - EXIT INT TERM
	for process in $window $display; do
		kill "$process" 2>/dev/null || true
		wait "$process" 2>/dev/null || true
	done
	if [ "$status" != 0 ]; then
		echo "smoke test of the window failed; what the program said:"
		tail -n 40 "$work/window.log" 2>/dev/null || true
		if [ -f "$picture" ]; then echo "what it looked like: $picture"; fi
	fi
	rm -rf "$work"
	exit "$status"
}
trap finish EXIT
trap 'exit 130' INT TERM

fail() {
	echo "$*"
	exit 1
}

alive() { kill -0 "$1" 2>/dev/null; }

# eventually SECONDS COMMAND...: tries until the command succeeds; fails when the time is up or the program has ended.
eventually() {
	local end=$((SECONDS + $1))
	shift
	until "$@"; do
		if [ "$SECONDS" -ge "$end" ] || ! alive "$window"; then return 1; fi
		sleep 0.2
	done
}

# open_display NUMBER: starts Xvfb there; fails when the number is taken. Xvfb's own -displayfd would choose one, but takes
# no lock, so two tests that start at the same moment can get in each other's way.
open_display() {
	if [ -e "/tmp/.X$1-lock" ] || [ -e "/tmp/.X11-unix/X$1" ]; then return 1; fi
	Xvfb ":$1" -screen 0 1400x900x24 -nolisten tcp 2>"$work/xvfb.log" &
	display=$!
	export DISPLAY=:$1
	for _ in $(seq 100); do
		if ! alive "$display"; then return 1; fi
		# The lock holds the number of the process that has the display.
		if [ "$(tr -d ' ' 2>/dev/null <"/tmp/.X$1-lock")" = "$display" ] && xdotool getdisplaygeometry >/dev/null 2>&1; then return; fi
		sleep 0.1
	done
	kill "$display"
	return 1
}
for number in $(seq 100 119); do
	if open_display "$number"; then break; fi
	display=
done
[ -n "$display" ] || fail "Xvfb did not start: $(tail -n 3 "$work/xvfb.log" 2>/dev/null || echo "displays 100 to 119 are all taken")"

# Nothing of the user's session takes part: no settings, no library, no Wayland, and no D-Bus, over which a window that
# is already open would be asked to come to the front instead.
mkdir -p "$work"/{home,data,config,cache}
mkdir -m 700 "$work/runtime"
env -u WAYLAND_DISPLAY -u SANDTABLE_LIBRARY LC_ALL=C.UTF-8 GDK_BACKEND=x11 NO_AT_BRIDGE=1 DBUS_SESSION_BUS_ADDRESS=disabled: \
	HOME="$work/home" XDG_DATA_HOME="$work/data" XDG_CONFIG_HOME="$work/config" XDG_CACHE_HOME="$work/cache" \
	XDG_RUNTIME_DIR="$work/runtime" "$program" >"$work/window.log" 2>&1 &
window=$!

window_is_open() { xdotool search --onlyvisible --pid "$window" >"$work/windows" 2>/dev/null && [ -s "$work/windows" ]; }

is_painted() {
	import -silent -window "$(tail -n 1 "$work/windows")" "$picture" || return 1
	convert "$picture" -gravity north -chop "0x$menu_height" "$work/page.png" || return 1
	colours=$(identify -format '%k' "$work/page.png")
	[ "$colours" -ge "$enough_colours" ]
}

colours=0
eventually 30 window_is_open || fail "no window appeared"
title=$(xdotool getwindowname "$(tail -n 1 "$work/windows")")
eventually 30 is_painted || fail "next to nothing is painted in the page: $colours colours"

library=$work/data/sandtable/library.sqlite
# What was just written may still be in the write-ahead log.
sample_is_in_library() { grep --quiet --text --no-messages --extended-regexp '<(bpmn:)?definitions' "$library" "$library-wal"; }
open_sample() {
	xdotool mousemove --window "$(tail -n 1 "$work/windows")" "${sample_card[@]}" click 1 2>/dev/null || return 1
	sleep 1
	sample_is_in_library
}
eventually 20 open_sample || fail "a click on the sample's card (at ${sample_card[*]}) did not put it into the library"
sleep 1 # until the diagram is drawn: the picture is for people
is_painted || fail "the page went blank: $colours colours"

kill -TERM "$window"
for _ in $(seq 100); do
	alive "$window" || break
	sleep 0.1
done
if alive "$window"; then fail "the program did not end within 10 seconds of being asked to"; fi
status=0
wait "$window" || status=$?
window=
[ "$status" = 0 ] || fail "the program ended with exit code $status"

[ -s "$library" ] || fail "there is no library at \$XDG_DATA_HOME/sandtable/library.sqlite"
[ "$(head -c 15 "$library")" = "SQLite format 3" ] || fail "the library is not an SQLite file"
for table in goose_db_version projects processes; do
	grep --quiet --text "CREATE TABLE .\\?$table" "$library" || fail "the library has no table $table"
done
sample_is_in_library || fail "the sample is no longer in the library"
if [ -s "$library-wal" ]; then fail "the library was not closed: its write-ahead log is still there"; fi

echo "window \"$title\": a page of $colours colours, library of $(stat --format=%s "$library") bytes"
