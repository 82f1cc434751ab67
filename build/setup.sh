#!/usr/bin/env bash
# Installs what this machine lacks for `make run` (setup.sh run) or `make test` (setup.sh test).
#
# On Debian and Ubuntu it calls apt, and only when a package is missing: a look costs a few milliseconds. Elsewhere it
# checks the same things by name, and where one is missing it says what to install and stops. Go and Node are never
# installed: which one to have is the owner's choice.
set -euo pipefail

purpose=${1:?usage: build/setup.sh run|test}
needed_go=1.26
needed_node=20

say() { printf 'setup: %s\n' "$*" >&2; }

# at_least WANTED FOUND: whether version FOUND is WANTED or newer.
at_least() { [ "$(printf '%s\n%s\n' "$1" "$2" | sort -V | head -n 1)" = "$1" ]; }

has() { command -v "$1" >/dev/null 2>&1; }

require_languages() {
	local lacking=0 found
	found=$(go env GOVERSION 2>/dev/null || true)
	if [ -z "$found" ] || ! at_least "$needed_go" "${found#go}"; then
		say "Go $needed_go or newer is needed (found: ${found:-none}). Install it from https://go.dev/dl/ and put it on PATH."
		lacking=1
	fi
	found=$(node --version 2>/dev/null || true)
	if [ -z "$found" ] || ! at_least "$needed_node" "${found#v}" || ! has npm; then
		say "Node.js $needed_node or newer with npm is needed (found: ${found:-none}). Install it from https://nodejs.org/ or with your version manager."
		lacking=1
	fi
	return "$lacking"
}

# A browser that Playwright can drive. Ubuntu's package is a wrapper around a snap, which cannot see Playwright's profile
# folder, so it does not count.
has_chromium() {
	local name path
	for name in "${CHROMIUM:-}" chromium google-chrome; do
		path=$(command -v "$name" 2>/dev/null) || continue
		case $(readlink -f "$path") in *snap*) continue ;; esac
		return 0
	done
	return 1
}

# The Debian packages for the purpose, one word each.
wanted_packages() {
	echo gcc libc6-dev pkg-config libgtk-3-dev libwebkit2gtk-4.1-dev # the window is GTK 3 with WebKit, through cgo
	echo fonts-wqy-microhei                                          # without a CJK font, Chinese is a row of boxes
	echo ca-certificates                                             # Go's and npm's registries speak HTTPS
	if [ "$purpose" = test ]; then
		echo xvfb xdotool imagemagick # a display for the smoke test, its mouse, and its eyes
		echo libxml2-utils            # xmllint holds event logs and BPSim to their schemas
		if ! is_ubuntu && ! has_chromium; then echo chromium; fi
	fi
}

is_ubuntu() { grep -qs '^ID=ubuntu' /etc/os-release; }

missing_packages() {
	local wanted installed name
	wanted=$(wanted_packages)
	# shellcheck disable=SC2086 # one word per package
	installed=$(dpkg-query --show --showformat='${Package} ${db:Status-Status}\n' $wanted 2>/dev/null | sed -n 's/ installed$//p' || true)
	for name in $wanted; do
		grep -qxF "$name" <<<"$installed" || echo "$name"
	done
}

# as_root COMMAND...: runs it as root; sudo may ask for a password only where somebody can answer.
as_root() {
	if [ "$(id -u)" = 0 ]; then
		"$@"
	elif [ -t 0 ]; then
		sudo "$@"
	else
		sudo -n "$@"
	fi
}

apt() {
	as_root env DEBIAN_FRONTEND=noninteractive NEEDRESTART_SUSPEND=1 \
		apt-get -qq -o DPkg::Lock::Timeout=300 -o Dpkg::Use-Pty=0 "$@"
}

install_packages() {
	if [ "$(id -u)" != 0 ] && ! has sudo; then
		say "these packages are missing, and installing them takes root: $*"
		say "as root: apt-get update && apt-get install --no-install-recommends $*"
		return 1
	fi
	say "installing $*"
	# The lists of a fresh image are empty, and those of an old one name versions that are gone. So the lists are fetched
	# at first only when there are none, and again before the one retry.
	if ! compgen -G '/var/lib/apt/lists/*_Packages*' >/dev/null; then apt update; fi
	if ! apt install --yes --no-install-recommends "$@"; then
		say "that failed; trying once more with fresh package lists"
		apt update
		if ! apt install --yes --no-install-recommends "$@"; then
			say "apt could not install: $*"
			say "Debian 12 and Ubuntu 24.04 have all of them. The lines above say what is in the way."
			return 1
		fi
	fi
}

# Ubuntu has no Chromium outside snap: there, Playwright fetches its own and the libraries that it needs.
install_playwright_browser() {
	local cache=${PLAYWRIGHT_BROWSERS_PATH:-${XDG_CACHE_HOME:-$HOME/.cache}/ms-playwright}
	if compgen -G "$cache/chromium*/INSTALLATION_COMPLETE" >/dev/null; then return; fi
	say "installing Playwright's Chromium"
	npm --prefix frontend ci --no-audit --no-fund
	(cd frontend && npx --no-install playwright install --with-deps --only-shell chromium)
}

# What a system without apt lacks, by name.
missing_elsewhere() {
	has cc || has gcc || echo "a C compiler"
	if [ "$(uname -s)" != Darwin ]; then
		if ! has pkg-config; then
			echo pkg-config
		elif ! pkg-config --exists gtk+-3.0 webkit2gtk-4.1; then
			echo "GTK 3 and WebKitGTK 4.1 (development files)"
		fi
	fi
	if [ "$purpose" = test ]; then
		has_chromium || echo Chromium
		has Xvfb || echo Xvfb
		has xdotool || echo xdotool
		has import || echo ImageMagick
		has xmllint || echo xmllint
	fi
}

# How the system's own package manager spells it.
advice() {
	local id
	id=$(sed -n 's/^ID=//p; s/^ID_LIKE=//p' /etc/os-release 2>/dev/null | tr -d '"' | tr '\n' ' ')
	case "$(uname -s) $id" in
	Darwin*)
		echo "macOS: xcode-select --install"
		echo "The smoke test of the window needs an X server, so \`make test\` runs on Linux only."
		;;
	MINGW* | MSYS* | CYGWIN*)
		echo "Windows: develop inside WSL with Debian 12 or Ubuntu 24.04; \`make dist\` there builds the Windows program."
		;;
	*fedora* | *rhel*)
		echo "Fedora: sudo dnf install gcc pkgconf-pkg-config gtk3-devel webkit2gtk4.1-devel wqy-microhei-fonts"
		echo "for the tests also: chromium xorg-x11-server-Xvfb xdotool ImageMagick libxml2"
		;;
	*arch*)
		echo "Arch: sudo pacman -S --needed gcc pkgconf gtk3 webkit2gtk-4.1 wqy-microhei"
		echo "for the tests also: chromium xorg-server-xvfb xdotool imagemagick libxml2"
		;;
	*suse*)
		echo "openSUSE: sudo zypper install gcc pkg-config gtk3-devel webkit2gtk3-devel google-noto-sans-cjk-fonts"
		echo "for the tests also: chromium xorg-x11-server-Xvfb xdotool ImageMagick libxml2-tools"
		;;
	*)
		echo "Install a C compiler, pkg-config, the development files of GTK 3 and WebKitGTK 4.1, and a CJK font;"
		echo "for the tests also Chromium, Xvfb, xdotool, ImageMagick and xmllint."
		;;
	esac
}

# The registry that packages are pushed to in tests. Installed, it would be a service that runs from now on, so only its
# program is taken out of the package. Without it the tests that need it are skipped, and say so.
fetch_registry() {
	local into=build/bin/docker-registry work
	if has docker-registry || [ -x "$into" ]; then return; fi
	say "fetching docker-registry, for tests only"
	work=$(mktemp -d)
	chmod 755 "$work"
	if (cd "$work" && apt-get -qq download docker-registry) && dpkg-deb -x "$work"/docker-registry_*.deb "$work"; then
		mkdir -p build/bin
		cp "$work/usr/bin/docker-registry" "$into"
	else
		say "that failed: tests with it are skipped"
	fi
	rm -rf "$work"
}

require_elsewhere() {
	local missing
	missing=$(missing_elsewhere)
	if [ -z "$missing" ]; then return; fi
	say "this system has no apt, so nothing is installed by itself. Missing: $(paste -sd, <<<"$missing" | sed 's/,/, /g')."
	advice | while IFS= read -r line; do say "$line"; done
	return 1
}

cd "$(dirname "$0")/.."
case $purpose in run | test) ;; *) say "unknown purpose: $purpose (run or test)"; exit 2 ;; esac
require_languages
if has apt-get && has dpkg-query; then
	mapfile -t missing < <(missing_packages)
	if [ ${#missing[@]} -gt 0 ]; then install_packages "${missing[@]}"; fi
	if [ "$purpose" = test ] && is_ubuntu && ! has_chromium; then install_playwright_browser; fi
	if [ "$purpose" = test ]; then fetch_registry; fi
else
	require_elsewhere
fi
