#!/usr/bin/env bash
# Writes the event logs of a sample in every format and reads them with pm4py and DuckDB, which must find the same in all.
#
# Both are installed from PyPI into build/bin/logs, once, and never leave it: pm4py is under the AGPL. It needs Python 3.10 or newer.
set -euo pipefail

cd "$(dirname "$0")/.."
work=$PWD/build/bin/logs
mkdir -p "$work"
if ! [ -x "$work/venv/bin/python" ]; then
	python3 -m venv --clear "$work/venv"
	"$work/venv/bin/pip" install --quiet pm4py==2.7.23.11 duckdb==2.0.1
fi
go build -o "$work/sandtable" .
for sample in loan-approval order-to-delivery; do
	for ending in csv xes xes.gz jsonocel parquet; do
		"$work/sandtable" log "app/samples/$sample/process.zh-CN.bpmn" --scenario "app/samples/$sample/scenario.zh-CN.json" \
			--cases 400 --horizon 60d -o "$work/$sample.$ending" >/dev/null
	done
	"$work/venv/bin/python" build/compare-logs.py "$work/$sample"
done
