#!/usr/bin/env python3
"""How long the program takes from poses to files, without any picture.

usage: Benchmarks/files-speed.py [ROUNDS]     after a release build (./footfall --version)

Makes the poses of a runner (60 s, 60 per second, Halpe's 26 points with a pixel of noise) and runs
`footfall analyze` on them, writing JSON, CSV, TRC, MOT, C3D and the report. Prints the median and
the best of the rounds (9): wall clock, and the processor time of the whole program, which other
programs disturb less.
"""

import json
import math
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
SECONDS, RATE, CADENCE = 60, 60, 172
POINTS = (
    "nose left_eye right_eye left_ear right_ear left_shoulder right_shoulder left_elbow "
    "right_elbow left_wrist right_wrist left_hip right_hip left_knee right_knee left_ankle "
    "right_ankle head neck mid_hip left_big_toe right_big_toe left_small_toe right_small_toe "
    "left_heel right_heel").split()


def step(x, y, length, degrees):
    """The end of a segment that hangs from (x, y); positive angles point forward."""
    angle = math.radians(degrees)
    return x + length * math.sin(angle), y + length * math.cos(angle)


def figure(t):
    """The points of a runner on a treadmill who faces right, by name."""
    stride = t * CADENCE / 120
    bob = 14 * math.cos(4 * math.pi * stride)
    hip = (960, 520 + bob)
    neck = step(*hip, -190, -6)
    points = {"mid_hip": hip, "neck": neck, "head": step(*neck, -110, -4)}
    points["nose"] = (neck[0] + 38, neck[1] - 55)
    for side, half in (("left", 0.0), ("right", 0.5)):
        phase = 2 * math.pi * (stride + half)
        thigh = 12 + 30 * math.cos(phase)
        swing = 0.5 - 0.5 * math.cos(phase + 0.6 * math.pi)
        knee = 14 + 84 * swing**2 + 14 * max(0, math.cos(phase - 0.35 * math.pi)) ** 2
        foot = 90 + thigh - knee - 4 + 22 * swing
        points[side + "_hip"] = hip
        points[side + "_knee"] = step(*hip, 150, thigh)
        points[side + "_ankle"] = step(*points[side + "_knee"], 150, thigh - knee)
        points[side + "_heel"] = step(*points[side + "_ankle"], 24, foot - 110)
        points[side + "_big_toe"] = step(*points[side + "_heel"], 88, foot)
        points[side + "_small_toe"] = step(*points[side + "_heel"], 76, foot)
        arm = -8 - 30 * math.cos(phase)
        points[side + "_shoulder"] = neck
        points[side + "_elbow"] = step(*neck, 100, arm)
        points[side + "_wrist"] = step(*points[side + "_elbow"], 88, arm + 95)
        points[side + "_eye"] = (neck[0] + 28, neck[1] - 66)
        points[side + "_ear"] = (neck[0] + 2, neck[1] - 60)
    return points


def write_poses(path):
    random.seed(1)
    frames = []
    for frame in range(SECONDS * RATE):
        points = figure(frame / RATE)
        frames.append(
            [[round(v + random.gauss(0, 1), 3) for v in points[name]] + [0.9] for name in POINTS])
    content = {
        "schema": {"name": "footfall.poses", "version": 1},
        "imageSize": {"width": 1920, "height": 1080},
        "skeleton": {"name": "halpe26", "points": POINTS, "links": []},
        "times": [frame / RATE for frame in range(SECONDS * RATE)],
        "frames": frames,
    }
    with open(path, "w") as file:
        json.dump(content, file)


def main():
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 9
    program = os.path.join(ROOT, ".build/release/footfall")
    if not os.access(program, os.X_OK):
        sys.exit("files-speed: there is no release build; run ./footfall --version first")
    environment = dict(os.environ, FOOTFALL_HOME=ROOT)
    with tempfile.TemporaryDirectory() as folder:
        poses = os.path.join(folder, "poses.json")
        write_poses(poses)
        walls, processors = [], []
        for _ in range(rounds + 1):
            before, start = os.times(), time.perf_counter()
            status = subprocess.run(
                [program, "analyze", poses, "--only", "json,csv,trc,mot,c3d,report", "--quiet",
                 "--out", os.path.join(folder, "result")],
                env=environment).returncode
            walls.append(time.perf_counter() - start)
            after = os.times()
            processors.append(
                after.children_user + after.children_system
                - before.children_user - before.children_system)
            if status != 0:
                sys.exit(f"files-speed: the program ended with status {status}")
        for name, values in (("wall clock", walls), ("processor", processors)):
            # The first round warms the file cache and is not counted.
            print(f"{name:<12}median {statistics.median(values[1:]):.3f} s, "
                  f"best {min(values[1:]):.3f} s")


main()
