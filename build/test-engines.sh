#!/usr/bin/env bash
# Deploys the templates to a real Camunda 7 and a real Flowable, both in memory: test-engines.sh PROGRAM
#
# It needs Java 17 and Maven, which fetches the engines; nothing else of Sandtable does.
set -euo pipefail

program=$(readlink -f "${1:?usage: build/test-engines.sh PROGRAM}")
cd "$(dirname "$0")/.."
work=$(mktemp -d)
started=()
finish() {
	local status=$?
	for engine in "${started[@]}"; do kill "$engine" 2>/dev/null || true; done
	if [ "$status" != 0 ]; then tail -n 20 "$work"/*.log >&2 || true; fi
	rm -rf "$work"
	exit "$status"
}
trap finish EXIT

free() { python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'; }

for engine in camunda7 flowable; do
	mvn -q -B -f "build/engines/$engine.xml" dependency:build-classpath "-Dmdep.outputFile=$work/$engine.cp"
	port=$(free)
	java "-Dserver.port=$port" -Dserver.address=127.0.0.1 "-Dspring.datasource.url=jdbc:h2:mem:$engine" -Dflowable.process.servlet.path=/flowable-rest/service \
		-cp "$(cat "$work/$engine.cp")" build/engines/Engine.java >"$work/$engine.log" 2>&1 &
	started+=($!)
	for _ in $(seq 180); do
		if grep -q 'Started Engine' "$work/$engine.log"; then break; fi
		kill -0 "${started[-1]}"
		sleep 1
	done
	for template in after-sales product-initiation order-change order-fulfilment supply-exception; do
		for file in "app/samples/$template"/process*.bpmn; do
			"$program" deploy "$file" --engine "$engine" --to "http://127.0.0.1:$port" --lang en 2>/dev/null
		done
	done
	"$program" deploy engine/testdata/rating/process.bpmn --engine "$engine" --to "http://127.0.0.1:$port" --lang en 2>/dev/null
done
