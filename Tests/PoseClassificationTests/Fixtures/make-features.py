#!/usr/bin/env python3
"""Writes features.json: random poses and what numpy makes of them.

usage: python3 make-features.py > features.json      (numpy 2)

Written apart from the Swift code, from the definitions in Guides/classify.md: `full` are fourteen
points of both sides, `near` seven points of the side that is turned to the camera.
"""
import json

import numpy as np

PARTS = ["shoulder", "elbow", "wrist", "hip", "knee", "ankle"]
FULL = ["nose"] + [f"{side}_{part}" for part in PARTS for side in ("left", "right")] + ["neck"]
NEAR = ["ear"] + PARTS
MIRROR = {"left": "right", "right": "left"}


def mirrored(name):
    side, _, part = name.partition("_")
    return f"{MIRROR[side]}_{part}" if side in MIRROR else name


def hips_torso(pose, names, hips, shoulders):
    hip = np.mean([pose[name] for name in hips], axis=0)
    shoulder = np.mean([pose[name] for name in shoulders], axis=0)
    points = np.array([pose[name] for name in names])
    return ((points - hip) / np.linalg.norm(shoulder - hip)).ravel()


def zscore(pose, names, size):
    numbers = (np.array([pose[name] for name in names]) / np.array(size)).ravel()
    return (numbers - numbers.mean()) / (numbers.std() + 1e-8)


def sample(random):
    size = [int(random.integers(200, 2000)), int(random.integers(200, 2000))]
    names = FULL[:-1] + ["left_ear", "right_ear"]
    pose = {name: random.uniform([0, 0], size) for name in names}
    pose["neck"] = (pose["left_shoulder"] + pose["right_shoulder"]) / 2
    shown = ["left", "right"][int(random.integers(2))]
    # To the right: where the left side is shown, x is reversed and the sides are exchanged.
    right = pose
    if shown == "left":
        right = {mirrored(n): np.array([size[0] - p[0], p[1]]) for n, p in pose.items()}
    near = [f"right_{part}" for part in NEAR]
    return {
        "size": size,
        "shown": shown,
        "points": {name: [float(v) for v in place] for name, place in sorted(pose.items())},
        "full": list(hips_torso(
            pose, FULL, ["left_hip", "right_hip"], ["left_shoulder", "right_shoulder"])),
        "fullScores": list(zscore(pose, FULL, size)),
        "near": list(hips_torso(right, near, ["right_hip"], ["right_shoulder"])),
        "nearScores": list(zscore(right, near, size)),
    }


def rounded(value):
    if isinstance(value, dict):
        return {key: rounded(item) for key, item in value.items()}
    if isinstance(value, list):
        return [rounded(item) for item in value]
    return round(float(value), 9) if isinstance(value, float) else value


random = np.random.default_rng(20)
samples = []
for _ in range(12):
    samples.append(rounded(sample(random)))
print(json.dumps({"fullNames": FULL, "nearNames": [f"right_{p}" for p in NEAR], "samples": samples},
                 indent=1))
