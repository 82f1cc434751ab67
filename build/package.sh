#!/usr/bin/env bash
# Packages what `make dist` has built: package.sh linux PROGRAM | package.sh windows WINDOW.exe CONSOLE.exe
#
# linux    build/dist/sandtable_VERSION_ARCH.tar.gz and .deb
# windows  build/dist/sandtable_VERSION_windows_amd64.zip
#
# Times in the archives are those of the last commit and names are sorted, so the same commit packs to the same bytes.
set -euo pipefail
cd "$(dirname "$0")/.."

version=$(sed -n 's/.*"productVersion": *"\([^"]*\)".*/\1/p' wails.json)
SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct 2>/dev/null || stat --format=%Y wails.json)}
export SOURCE_DATE_EPOCH
umask 022
out=$PWD/build/dist
mkdir -p "$out"
work=$(mktemp -d)
chmod 755 "$work" # it becomes the root folder of an archive
trap 'rm -rf "$work"' EXIT

# documents FOLDER: what comes with every package.
documents() {
	mkdir -p "$1"
	cp LICENSE CHANGELOG.md "$1/"
	if [ -f README.md ]; then cp README.md "$1/"; fi
	build/notices.sh >"$1/NOTICES.txt"
}

same_time() { find "$1" -exec touch --no-dereference --date="@$SOURCE_DATE_EPOCH" {} +; }

linux_tar() {
	local name=sandtable_${version}_linux_$architecture
	documents "$work/$name"
	install -m 755 "$1" "$work/$name/sandtable"
	cp build/linux/sandtable.desktop build/appicon.png "$work/$name/"
	tar --create --directory "$work" --sort=name --mtime="@$SOURCE_DATE_EPOCH" --owner=0 --group=0 --numeric-owner "$name" |
		gzip --no-name --best >"$out/$name.tar.gz"
	echo "build/dist/$name.tar.gz"
}

# The newest glibc symbol that the program uses is the oldest glibc that it runs on.
needed_glibc() {
	objdump --dynamic-syms "$1" | grep --only-matching 'GLIBC_[0-9.]*' | sed 's/GLIBC_//' | sort --version-sort --unique | tail -n 1
}

linux_deb() {
	local root=$work/deb name=sandtable_${version}_$architecture.deb
	install -D -m 755 "$1" "$root/usr/bin/sandtable"
	install -D -m 644 build/linux/sandtable.desktop "$root/usr/share/applications/sandtable.desktop"
	install -D -m 644 build/appicon.svg "$root/usr/share/icons/hicolor/scalable/apps/sandtable.svg"
	install -D -m 644 build/appicon.png "$root/usr/share/icons/hicolor/1024x1024/apps/sandtable.png"
	documents "$root/usr/share/doc/sandtable"
	mv "$root/usr/share/doc/sandtable/LICENSE" "$root/usr/share/doc/sandtable/copyright"
	mkdir "$root/DEBIAN"
	sed -e "s/@VERSION@/$version/" -e "s/@ARCHITECTURE@/$architecture/" -e "s/@GLIBC@/$(needed_glibc "$1")/" \
		-e "s/@SIZE@/$(du --summarize --apparent-size --block-size=1024 "$root" | cut -f1)/" build/linux/control.in >"$root/DEBIAN/control"
	same_time "$root"
	dpkg-deb --root-owner-group --build "$root" "$out/$name" >/dev/null
	echo "build/dist/$name"
}

windows_zip() {
	local name=sandtable_${version}_windows_amd64
	documents "$work/$name"
	cp "$1" "$work/$name/sandtable.exe"
	cp "$2" "$work/$name/sandtable-console.exe"
	same_time "$work/$name"
	rm -f "$out/$name.zip"
	(cd "$work" && find "$name" -type f | LC_ALL=C sort | TZ=UTC zip -q -X -@ "$out/$name.zip")
	echo "build/dist/$name.zip"
}

case ${1:-} in
linux)
	if ! "$2" version --lang en | grep --quiet --fixed-strings " $version "; then
		echo "wails.json says version $version, the program says: $("$2" version --lang en)" >&2
		exit 1
	fi
	architecture=$(go env GOARCH) # Debian calls amd64 and arm64 the same
	linux_tar "$2"
	if command -v dpkg-deb >/dev/null; then linux_deb "$2"; else echo "no .deb: dpkg-deb is missing here"; fi
	;;
windows) GOOS=windows windows_zip "$2" "$3" ;;
*)
	echo "usage: build/package.sh linux PROGRAM | windows WINDOW.exe CONSOLE.exe" >&2
	exit 2
	;;
esac
