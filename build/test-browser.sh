#!/usr/bin/env bash
# Plays the Playwright tests against a real server with a library of its own: test-browser.sh PROGRAM [playwright options]
#
# The server takes a free port and prints its address; the tests get it as SANDTABLE_URL, and the program, of which some need other doors, as SANDTABLE_PROGRAM.
set -euo pipefail

program=$(readlink -f "${1:?usage: build/test-browser.sh PROGRAM [playwright options]}")
shift
cd "$(dirname "$0")/../frontend"

work=$(mktemp -d)
server=
finish() {
	local status=$?
	if [ -n "$server" ]; then
		kill "$server" 2>/dev/null || true
		wait "$server" 2>/dev/null || true
	fi
	if [ "$status" != 0 ]; then
		echo "what the server said:"
		tail -n 40 "$work/server.log" 2>/dev/null || true
	fi
	rm -rf "$work"
	exit "$status"
}
trap finish EXIT
trap 'exit 130' INT TERM

env -u DISPLAY -u WAYLAND_DISPLAY SANDTABLE_LIBRARY="$work/library.sqlite" SANDTABLE_SECRETS="$work/secrets.json" HOME="$work" XDG_DATA_HOME="$work/data" \
	"$program" serve --listen 127.0.0.1:0 >"$work/server.log" 2>&1 &
server=$!

address=
for _ in $(seq 150); do
	address=$(grep --only-matching --max-count=1 'http://127\.0\.0\.1:[0-9]*[^[:space:]"]*' "$work/server.log" | head -n 1 || true)
	if [ -n "$address" ]; then break; fi
	if ! kill -0 "$server" 2>/dev/null; then
		echo "the server ended before it said where it is"
		exit 1
	fi
	sleep 0.1
done
if [ -z "$address" ]; then
	echo "the server did not say within 15 seconds where it is"
	exit 1
fi

# Debian's browser, or else (empty) the one that Playwright installed. A snap cannot see Playwright's profile folder.
if [ -z "${CHROMIUM:-}" ]; then
	CHROMIUM=$(command -v chromium || command -v google-chrome || true)
	case $(readlink -f "$CHROMIUM" || true) in *snap*) CHROMIUM= ;; esac
fi

SANDTABLE_PROGRAM=$program SANDTABLE_URL=$address CHROMIUM=$CHROMIUM npx --no-install playwright test "$@"
