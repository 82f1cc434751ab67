"""Reads the event logs NAME.csv, .xes, .xes.gz, .jsonocel and .parquet and compares what they say."""

import sys
import warnings

warnings.filterwarnings("ignore")
import duckdb
import pm4py

name = sys.argv[1]
rows = duckdb.sql(f"select kind, outcome, count(*) from '{name}.parquet' group by all").fetchall()
parquet = {(kind, outcome): n for kind, outcome, n in rows}
csv = dict(((k, o), n) for k, o, n in duckdb.sql(f"select kind, outcome, count(*) from read_csv('{name}.csv') group by all").fetchall())
cases = sum(n for (kind, _), n in parquet.items() if kind == "case")
ended = sum(n for (kind, outcome), n in parquet.items() if kind != "case" and outcome != "unfinished")
told = sum(n for (kind, _), n in parquet.items() if kind != "case")
xes, gz, ocel = pm4py.read_xes(f"{name}.xes"), pm4py.read_xes(f"{name}.xes.gz"), pm4py.read_ocel2_json(f"{name}.jsonocel")
endings = int((~xes["lifecycle:transition"].isin(["schedule", "start"])).sum())
net, _, _ = pm4py.discover_petri_net_inductive(xes[xes["lifecycle:transition"] == "complete"])
seen = {
    "cases": (cases, xes["case:concept:name"].nunique(), int((ocel.objects["ocel:type"] == "case").sum())),
    "things that ended": (ended, endings),
    "things told": (told, len(ocel.events)),
    "lines but for cases": (told, sum(n for (kind, _), n in csv.items() if kind != "case")),
    "XES, compressed or not": (len(xes), len(gz)),
}
for what, counts in seen.items():
    print(f"{what}: {counts[0]}")
    if len(set(counts)) > 1:
        sys.exit(f"{name}: the formats disagree about {what}: {counts}")
print(f"pm4py discovers {len(net.transitions)} transitions and {len(pm4py.discover_ocdfg(ocel)['activities'])} activities of objects")
