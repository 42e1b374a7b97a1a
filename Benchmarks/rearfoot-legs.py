#!/usr/bin/env python3
"""What the errors of an evaluation of rear views depend on, from its table of legs whose markers are
visible: quantiles of the angle, pixels of each point, size of the leg, stated deviations.

usage: Benchmarks/rearfoot-legs.py evaluation/legs.csv
"""
import csv
import math
import statistics
import sys

with open(sys.argv[1], newline="") as file:
    rows = [r for r in csv.DictReader(file) if r["sight"] == "markers visible" and r["found_deg"]]
points = [name[:-8] for name in rows[0] if name.endswith("_found_x")]


def error(row):
    return abs((float(row["found_deg"]) - float(row["truth_deg"]) + 180) % 360 - 180)


def off(row, point):
    return math.hypot(*(float(row[f"{point}_found_{a}"]) - float(row[f"{point}_{a}"]) for a in "xy"))


def length(row):
    spans = [[float(row[f"{point}_{axis}"]) for point in points] for axis in "xy"]
    return math.hypot(*(max(span) - min(span) for span in spans))


def show(name, some):
    errors = sorted(map(error, some))
    if len(errors) > 1:
        high = statistics.quantiles(errors, n=20)[-1]
        print(
            f"{name:34} {len(errors):5} legs ({len(errors) / len(rows):4.0%}), degrees: mean "
            f"{statistics.mean(errors):.2f}, median {statistics.median(errors):.2f}, 95 % below {high:.2f}")


show("all", rows)
show("errors up to 10 degrees", [r for r in rows if error(r) <= 10])
show("a point off by 0.1 of the leg", [r for r in rows if max(off(r, p) for p in points) > 0.1 * length(r)])
for start in range(0, 675, 75):
    show(f"leg of {start} to {start + 75} pixels", [r for r in rows if start <= length(r) < start + 75])
for limit in (1, 2, 3, 4, 6, 10):
    known = [r for r in rows if all(r[f"{p}_deviation"] for p in points)]
    show(
        f"stated deviations below {limit} pixels",
        [r for r in known if max(float(r[f"{p}_deviation"]) for p in points) < limit])
for point in points:
    print(f"{point:34} median {statistics.median(off(r, point) for r in rows):.2f} pixels off")
