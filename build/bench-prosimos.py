"""Runs Prosimos and Sandtable on the same models and prints a table. bench-prosimos.sh sets it up and calls it."""

import argparse
import csv
import datetime
import json
import os
import pathlib
import subprocess
import sys
import time

START = "2026-01-05T09:00:00+08:00"  # a Monday, in the zone that Sandtable gives to files of Prosimos

# Three people of 240 s in the mean and then two of 160 s, a case every 100 s: an M/M/3 and an M/M/2, one after the other (Burke).
OWN = "two_queues"
EXACT = 258.8764 + 240 + 284.4444 + 160

BPMN = """<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d" targetNamespace="urn:sandtable:bench">
  <process id="p" isExecutable="true">
    <startEvent id="s" name="start"><outgoing>f1</outgoing></startEvent>
    <task id="A" name="A"><incoming>f1</incoming><outgoing>f2</outgoing></task>
    <task id="B" name="B"><incoming>f2</incoming><outgoing>f3</outgoing></task>
    <endEvent id="e" name="end"><incoming>f3</incoming></endEvent>
    <sequenceFlow id="f1" sourceRef="s" targetRef="A"/>
    <sequenceFlow id="f2" sourceRef="A" targetRef="B"/>
    <sequenceFlow id="f3" sourceRef="B" targetRef="e"/>
  </process>
</definitions>
"""


def own_model(folder):
    """Writes the model of our own in the formats that both read."""
    always = [{"from": "MONDAY", "to": "SUNDAY", "beginTime": "00:00:00", "endTime": "23:59:59.999999"}]

    def exponential(mean):
        return {"distribution_name": "expon", "distribution_params": [{"value": mean}, {"value": 0}, {"value": 1e12}]}

    def staff(task, people, mean):
        who = {"id": "r" + task, "name": "r" + task, "cost_per_hour": 36, "amount": people, "calendar": "c", "assignedTasks": [task]}
        pool = {"id": "p" + task, "name": "p" + task, "resource_list": [who]}
        return pool, {"task_id": task, "resources": [{"resource_id": "r" + task, **exponential(mean)}]}

    pools, work = zip(staff("A", 3, 240), staff("B", 2, 160))
    numbers = {
        "resource_profiles": pools,
        "arrival_time_distribution": exponential(100),
        "arrival_time_calendar": always,
        "gateway_branching_probabilities": [],
        "task_resource_distribution": work,
        "resource_calendars": [{"id": "c", "name": "c", "time_periods": always}],
        "event_distribution": [],
    }
    (folder / (OWN + ".bpmn")).write_text(BPMN)
    (folder / (OWN + ".json")).write_text(json.dumps(numbers))


def run(command, folder):
    """Runs a command to its end and says how many seconds and megabytes it took."""
    with open(folder / "output.txt", "w") as output, open(folder / "errors.txt", "w+") as errors:
        began = time.perf_counter()
        process = subprocess.Popen([str(word) for word in command], stdout=output, stderr=errors, cwd=folder)
        _, status, used = os.wait4(process.pid, 0)
        took = time.perf_counter() - began
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode != 0:
            errors.seek(0)
            lines = errors.read().splitlines()[-15:]
            sys.exit("\n".join([f"bench-prosimos: this failed with {process.returncode}: {' '.join(map(str, command))}", *lines]))
    return took, used.ru_maxrss / (2**20 if sys.platform == "darwin" else 2**10)


def mean_cycle(log):
    """The mean of the time from the first enabling to the last end of a case. Both logs are read alike, since each engine means
    something else by cycle time where shifts end."""
    first, last = {}, {}
    with open(log, newline="") as rows:
        for row in csv.DictReader(rows):
            case = row["case_id"]
            enabled = datetime.datetime.fromisoformat(row["enable_time"]).timestamp()
            ended = datetime.datetime.fromisoformat(row["end_time"]).timestamp()
            if case not in first or enabled < first[case]:
                first[case] = enabled
            if case not in last or ended > last[case]:
                last[case] = ended
    return len(first), sum(last[c] - first[c] for c in first) / len(first)


def compare(name, bpmn, numbers, given):
    """Runs one model and yields its lines of the table."""
    folder = given.work
    log, statistics = folder / "log.csv", folder / "statistics.csv"
    simulate = [given.sandtable, "simulate", bpmn, "--prosimos", numbers, "--cases", given.cases, "--replications", 1, "--threads", 1,
                "--warmup", "none", "--seed", 1, "--start", START, "--json"]
    both = [
        ("Prosimos", "CSV log", [given.prosimos, "start-simulation", "--bpmn_path", bpmn, "--json_path", numbers, "--total_cases", given.cases,
                                 "--starting_at", START, "--log_out_path", log, "--stat_out_path", statistics]),
        ("Sandtable", "CSV log", [*simulate, "--log", log]),
        ("Sandtable", "report", simulate),
    ]
    theirs = None
    for engine, kept, command in both:
        log.unlink(missing_ok=True)
        seconds, megabytes = run(command, folder)
        theirs = theirs or seconds
        cycle = None
        if log.exists():
            cases, cycle = mean_cycle(log)
            if cases != given.cases:
                sys.exit(f"bench-prosimos: {engine} played {cases} cases of {name}, not {given.cases}")
        else:
            cycle = json.loads((folder / "output.txt").read_text())["process"]["cycleTime"]["mean"]
        yield (name, engine, kept, f"{seconds:.2f}", f"{given.cases / seconds:,.0f}", f"{megabytes:,.0f}", f"{cycle:,.0f}", f"{theirs / seconds:.0f} ×")


def table(rows):
    head = ("model", "engine", "kept", "seconds", "cases/s", "MB", "mean cycle s", "times as fast")
    widths = [max(len(row[i]) for row in [head, *rows]) for i in range(len(head))]
    for row in [head, *rows]:
        print("  ".join(cell.ljust(w) if i < 3 else cell.rjust(w) for i, (cell, w) in enumerate(zip(row, widths))))


def main():
    flags = argparse.ArgumentParser()
    flags.add_argument("--cases", type=int, required=True)
    for name in ("prosimos", "sandtable", "models", "work"):
        flags.add_argument("--" + name, type=lambda path: pathlib.Path(path).absolute(), required=True)
    given = flags.parse_args()
    given.work.mkdir(parents=True, exist_ok=True)
    own_model(given.work)
    models = [(OWN, given.work / (OWN + ".bpmn"), given.work / (OWN + ".json"))]
    for bpmn in sorted(given.models.glob("*.bpmn")):
        if bpmn.with_suffix(".json").exists():
            models.append((bpmn.stem, bpmn, bpmn.with_suffix(".json")))
    rows = []
    for model in models:
        print(f"playing {given.cases:,} cases of {model[0]}", file=sys.stderr, flush=True)
        rows.extend(compare(*model, given))
    print()
    table(rows)
    print(f"\n{OWN}: the exact mean cycle time is {EXACT:.0f} s. Each run is a process of its own on one thread, its start included.")
    print("Cycle times: from a case's first enabling to its last end, by the log; without one, as reported.")
    print("Prosimos waits for the person who has been free longest, even off shift; where calendars differ its cycle times are longer for it.")


if __name__ == "__main__":
    main()
