#!/usr/bin/env bash
# Runs the templates on a real Camunda 7, Operaton and Flowable, all in memory: test-engines.sh PROGRAM
#
# The program deploys every template, in both languages; then cases of the token game are driven to their end over the engines' REST APIs, and what
# the engines have noted is held to the game. What is written for Camunda 8, whose engine is no free software, its own reader and FEEL judge. It needs a JDK from 17 on and Maven, which fetches the engines; nothing else of Sandtable does.
set -euo pipefail

program=$(readlink -f "${1:?usage: build/test-engines.sh PROGRAM}")
cd "$(dirname "$0")/.."
for tool in java mvn go; do
	if ! command -v "$tool" >/dev/null; then
		echo "test-engines: no $tool here. On Debian: apt-get install openjdk-17-jdk-headless maven" >&2
		exit 2
	fi
done
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

fetch() { mvn -q -B -f "build/engines/$1.xml" dependency:build-classpath "-Dmdep.outputFile=$work/$1.cp"; }
kind() { if [ "$1" = operaton ]; then echo camunda7; else echo "$1"; fi; } # which --engine it is

# Their executors are at rest: time passes when a test says so.
engines=(camunda7 operaton flowable)
targets=()
for engine in "${engines[@]}"; do
	fetch "$engine"
	port=$(free)
	java "-Dserver.port=$port" -Dserver.address=127.0.0.1 "-Dspring.datasource.url=jdbc:h2:mem:$engine" -Dflowable.process.servlet.path=/flowable-rest/service \
		-Dcamunda.bpm.job-execution.enabled=false -Doperaton.bpm.job-execution.enabled=false -Dflowable.async-executor-activate=false \
		-cp "$(cat "$work/$engine.cp")" build/engines/Engine.java >"$work/$engine.log" 2>&1 &
	started+=($!)
	targets+=("http://127.0.0.1:$port")
done
driven=""
for n in "${!engines[@]}"; do
	engine=${engines[$n]}
	for _ in $(seq 180); do
		if grep -q 'Started Engine' "$work/$engine.log"; then break; fi
		kill -0 "${started[$n]}"
		sleep 1
	done
	echo "== $engine"
	for template in after-sales product-initiation order-change order-fulfilment supply-exception loan-approval; do
		for file in "app/samples/$template"/process*.bpmn; do
			scenario=${file/process/scenario}
			"$program" deploy "$file" --scenario "${scenario%.bpmn}.json" --engine "$(kind "$engine")" --to "${targets[$n]}" --lang en 2>/dev/null
		done
	done
	driven+=" $engine=${targets[$n]}"
done

go test ./engine/dialect -count=1 -run TestTheTokenGamesCases -args -traces "$work/traces"

echo "== camunda8"
fetch camunda8
find "$work/traces" -path '*/camunda8/*' \( -name '*.bpmn' -o -name '*.dmn' \) -print0 | xargs -0 java -cp "$(cat "$work/camunda8.cp")" build/engines/Read.java 2>/dev/null

SANDTABLE_ENGINES=$driven SANDTABLE_TRACES=$work/traces go test ./app -count=1 -v -run TestRealEngines | grep -v '^=== '
