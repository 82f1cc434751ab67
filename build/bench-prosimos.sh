#!/usr/bin/env bash
# Plays the same processes in Prosimos and in Sandtable, side by side: bench-prosimos.sh [CASES]
#
# Prosimos is installed from PyPI into build/bin/prosimos, once; it needs Python 3.11 or 3.12. The published models are fetched
# from GitHub into the same folder and never leave it: their repository has no licence. Where GitHub cannot be reached, only
# a network of queues of our own is played, whose answer is known.
#
# PROSIMOS_VERSION  another version (2.0.6 wants Python 3.11)
# PROSIMOS          a prosimos command that is installed already
# MODELS            a folder with pairs NAME.bpmn and NAME.json to play instead of those from GitHub
set -euo pipefail

cases=${1:-10000}
version=${PROSIMOS_VERSION:-2.1.0}
if [ -n "${MODELS:-}" ]; then MODELS=$(readlink -f "$MODELS"); fi
cd "$(dirname "$0")/.."
work=$PWD/build/bin/prosimos
mkdir -p "$work"

say() { printf 'bench-prosimos: %s\n' "$*" >&2; }

# python_for_prosimos prints the first interpreter that Prosimos runs on.
python_for_prosimos() {
	local name
	for name in python3.12 python3.11 python3; do
		if "$name" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 13))' 2>/dev/null; then
			echo "$name"
			return
		fi
	done
	return 1
}

install_prosimos() {
	local python
	if ! python=$(python_for_prosimos); then
		say "Prosimos needs Python 3.11 or 3.12, and there is neither. On Debian 12: apt install python3 python3-venv."
		return 1
	fi
	if ! "$python" -m venv --clear "$work/$version"; then
		say "Python cannot make an environment of its own. On Debian and Ubuntu: apt install python3-venv."
		return 1
	fi
	say "installing Prosimos $version from PyPI (300 MB)"
	if ! "$work/$version/bin/python" -m pip install --quiet --disable-pip-version-check "prosimos==$version"; then
		say "Prosimos $version could not be installed from PyPI; pip says why above. Without a network: install it elsewhere and set PROSIMOS."
		return 1
	fi
	touch "$work/$version/whole"
}

# fetch NAME: one published model, of a known revision.
fetch() {
	local suffix from=https://raw.githubusercontent.com/AutomatedProcessImprovement/optimos_v2/8e0bfe59371b721444421b8ef3c1cec1fe8d3d39/o2_evaluation/scenarios
	for suffix in bpmn json; do
		if [ -s "$work/models/$1.$suffix" ]; then continue; fi
		if ! curl --fail --silent --show-error --location --max-time 60 --output "$work/models/$1.part" "$from/$1/$1.$suffix"; then
			say "$1 cannot be fetched from GitHub: left out. MODELS names a folder that has it."
			rm -f "$work/models/$1".*
			return
		fi
		mv "$work/models/$1.part" "$work/models/$1.$suffix"
	done
}

case $cases in '' | *[!0-9]* | 0*) say "how many cases? $cases is not a number of them" && exit 1 ;; esac

if [ -z "${PROSIMOS:-}" ]; then
	if [ ! -e "$work/$version/whole" ]; then install_prosimos; fi
	PROSIMOS=$work/$version/bin/prosimos
fi
if ! PROSIMOS=$(command -v "$PROSIMOS") || ! "$PROSIMOS" start-simulation --help >/dev/null; then
	say "Prosimos does not run; remove $work to install it anew"
	exit 1
fi

if [ -z "${MODELS:-}" ]; then
	mkdir -p "$work/models"
	fetch purchasing_example
	fetch BPI_Challenge_2012
	MODELS=$work/models
fi

mkdir -p frontend/dist && touch frontend/dist/.gitkeep # main embeds it
go build -o "$work/sandtable" .

exec python3 build/bench-prosimos.py --cases "$cases" --prosimos "$PROSIMOS" --sandtable "$work/sandtable" --models "$MODELS" --work "$work/run"
