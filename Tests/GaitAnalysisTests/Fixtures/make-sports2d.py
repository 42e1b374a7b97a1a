"""Makes sports2d-angles.json: points of Sports2D's demonstration and the angles it gives for them.

Usage: python3 make-sports2d.py POINTS.trc ANGLES.mot FRAMES > sports2d-angles.json
The first row of the angles belongs to the frame in which the person is first seen.
"""

import json
import sys

trc = open(sys.argv[1]).read().split("\n")
mot = open(sys.argv[2]).read().split("\n")
frames = int(sys.argv[3])
names = [name for name in trc[3].split("\t")[2:] if name.strip()]
start = mot.index("endheader") + 1
angle_names = mot[start].split("\t")[1:]
rows = [[float(v) for v in line.split("\t")] for line in mot[start + 1:] if line.strip()]
first = round(rows[0][0] * 30)
points = []
for line in trc[5:]:
    fields = line.split("\t")
    if len(fields) < 3 or not first <= int(fields[0]) < first + frames:
        continue
    values = [float(v) for v in fields[2:2 + 3 * len(names)]]
    points.append([[values[3 * i], values[3 * i + 1]] for i in range(len(names))])
print(json.dumps({
    "points": names, "frames": points,
    "angles": {name: [row[i + 1] for row in rows[:frames]] for i, name in enumerate(angle_names)},
}))
