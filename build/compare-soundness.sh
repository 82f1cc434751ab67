#!/usr/bin/env bash
# Holds our verdicts on soundness against those of two public checkers, model by model, and writes a table of them
# to build/bin/soundness/table.csv. What comes out otherwise is explained in engine/check/soundness/SOUNDNESS.md.
#
# The checkers are fetched from GitHub once, and what one of them needs from npm; ANALYZER and BPMNINVEST may name Git
# repositories that are at hand instead. Both are under the MIT licence and never leave build/bin. It needs Node 20,
# and SANDTABLE_CORPUS.
set -euo pipefail

cd "$(dirname "$0")/.."
work=$PWD/build/bin/soundness
mkdir -p "$work"
if [ -z "${SANDTABLE_CORPUS:-}" ]; then
	echo "set SANDTABLE_CORPUS to the folder of reference models" >&2
	exit 2
fi
corpus=$(realpath "$SANDTABLE_CORPUS")

# checkout NAME REPOSITORY COMMIT FOLDER: the files of a folder, in $work/NAME.
checkout() {
	if [ -e "$work/$1/.complete" ]; then
		return
	fi
	rm -rf "${work:?}/$1"
	mkdir -p "$work/$1"
	if ! git clone --quiet --filter=blob:none --no-checkout "$2" "$work/$1/git" 2>"$work/$1/why"; then
		echo "$2 cannot be reached: $(tail -n 1 "$work/$1/why")" >&2
		echo "clone it elsewhere and name it, as in ANALYZER=/folder/of/bpmn-analyzer-js BPMNINVEST=/folder/of/bpmninvest" >&2
		exit 2
	fi
	git -C "$work/$1/git" archive "$3" "$4" | tar x -C "$work/$1"
	touch "$work/$1/.complete"
}
checkout analyzer "${ANALYZER:-https://github.com/timKraeuter/bpmn-analyzer-js}" 54aa13837bebf2302b32ed33ea29e46fdb7a24f6 src/lib/analysis/wasm/generated
checkout bpmninvest "${BPMNINVEST:-https://github.com/guybrushPrince/bpmninvest}" c0a249cf149abf26b6c8e2e432aa4865bbe6e88a src/modules
if ! [ -d "$work/node_modules/bpmn-moddle" ]; then
	npm install --silent --no-audit --no-fund --prefix "$work" bpmn-moddle@10.3.1 array-flatten@3.0.0
fi
# Two imports lead to a browser, which shows what was found; here there is none.
sed -i -e "s|'jquery'|'./nothing.mjs'|" -e 's|"bpmn-js/lib/util/ModelUtil"|"./nothing.mjs"|' "$work"/bpmninvest/src/modules/*.mjs
cat >"$work/bpmninvest/src/modules/nothing.mjs" <<'END'
const nothing = new Proxy(() => nothing, { get: (_, name) => name === 'length' ? 0 : name === Symbol.iterator ? [][name].bind([]) : () => nothing });
export default nothing;
export const getBusinessObject = element => element.businessObject ?? element;
END

go build -o "$work/sandtable" .
cp build/compare-soundness.mjs "$work/compare.mjs"
node "$work/compare.mjs" "$corpus"
