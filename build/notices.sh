#!/usr/bin/env bash
# Prints the licences of everything that is linked or bundled into the program, as they demand of whoever passes it on:
# the Go modules that the window's binary imports, and the front end's packages that are not only for development.
set -euo pipefail
cd "$(dirname "$0")/.."

echo "Sandtable contains the following software, under the licences printed here."

# print NAME FOLDER: the licence files of one component.
print() {
	local file found=0
	while IFS= read -r file; do
		found=1
		printf '\n================ %s: %s\n\n' "$1" "$(basename "$file")"
		cat "$file"
	done < <(find "$2" -maxdepth 1 -type f \( -iname 'licen[cs]e*' -o -iname 'copying*' -o -iname 'notice*' \) | LC_ALL=C sort)
	if [ "$found" = 0 ]; then
		printf '\n================ %s: %s\n' "$1" "$(sed -n 's/^  "license": *"\(.*\)".*/see its package: \1/p' "$2/package.json" 2>/dev/null)"
	fi
}

print "Go" "$(go env GOROOT)"
go list -deps -tags "${DESKTOP_TAGS:?the tags of the window; make sets them}" \
	-f '{{with .Module}}{{if not .Main}}{{.Path}} {{.Version}}{{"\t"}}{{.Dir}}{{end}}{{end}}' . |
	LC_ALL=C sort --unique | while IFS=$'\t' read -r name folder; do print "$name" "$folder"; done

{ npm --prefix frontend ls --omit=dev --all --parseable --long 2>/dev/null || true; } |
	awk -F: 'NR > 1 && $1 != "" { print $2 "\t" $1 }' | LC_ALL=C sort --unique |
	while IFS=$'\t' read -r name folder; do print "$name" "$folder"; done
