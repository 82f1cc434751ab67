#!/usr/bin/env bash
# Runs the templates on a real Camunda 7 and a real Flowable, both in memory: test-engines.sh PROGRAM
#
# The program deploys every template, in both languages; then cases of the token game are driven to their end over the engines' REST APIs, and what
# the engines have noted is held to the game. It needs a JDK from 17 on and Maven, which fetches the engines; nothing else of Sandtable does.
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

# Their executors are at rest: time passes when a test says so.
declare -A at
for engine in camunda7 flowable; do
	mvn -q -B -f "build/engines/$engine.xml" dependency:build-classpath "-Dmdep.outputFile=$work/$engine.cp"
	port=$(free)
	java "-Dserver.port=$port" -Dserver.address=127.0.0.1 "-Dspring.datasource.url=jdbc:h2:mem:$engine" -Dflowable.process.servlet.path=/flowable-rest/service \
		-Dcamunda.bpm.job-execution.enabled=false -Dflowable.async-executor-activate=false \
		-cp "$(cat "$work/$engine.cp")" build/engines/Engine.java >"$work/$engine.log" 2>&1 &
	started+=($!)
	at[$engine]=http://127.0.0.1:$port
done
for n in "${!started[@]}"; do
	engine=(camunda7 flowable)
	for _ in $(seq 180); do
		if grep -q 'Started Engine' "$work/${engine[$n]}.log"; then break; fi
		kill -0 "${started[$n]}"
		sleep 1
	done
done

for engine in "${!at[@]}"; do
	for template in after-sales product-initiation order-change order-fulfilment supply-exception; do
		for file in "app/samples/$template"/process*.bpmn; do
			"$program" deploy "$file" --engine "$engine" --to "${at[$engine]}" --lang en 2>/dev/null
		done
	done
done

go test ./engine/dialect -count=1 -run TestTheTokenGamesCases -args -traces "$work/traces"
SANDTABLE_ENGINES="camunda7=${at[camunda7]} flowable=${at[flowable]}" SANDTABLE_TRACES=$work/traces go test ./app -count=1 -v -run TestRealEngines | grep -v '^=== '
