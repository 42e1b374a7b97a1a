"""Average precision of made-up detections by pycocotools and by Footfall; see compare-coco.

usage: compare-coco.py FOOTFALL TRAININGBENCH SEEDS
"""

import contextlib
import io
import json
import pathlib
import subprocess
import sys
import tempfile

import numpy as np
from pycocotools.coco import COCO
from pycocotools.cocoeval import COCOeval

PICTURES = 60
SIGMA = 0.025
NAMES = [f"{side}_{part}_marker" for side in ("left", "right") for part in ("leg", "ankle", "heel")]


def labels(random):
    """Rows of a table of six markers, some hidden, some not labelled; legs of all sizes."""
    head = ["file", "width", "height"] + [f"{n}_{a}" for n in NAMES for a in "xy"] + ["visibility"]
    rows = [",".join(head)]
    for number in range(PICTURES):
        size = np.exp(random.uniform(np.log(20), np.log(700)))
        corner = random.uniform([0, 0], [640 - min(size, 639), 960 - size])
        points = corner + random.uniform(0, 1, (6, 2)) * [min(size, 639), size]
        seen = random.choice([0, 1, 2], 6, p=[0.1, 0.2, 0.7])
        seen[random.integers(6)] = 2
        cells = ["" if s == 0 else repr(float(v)) for p, s in zip(points, seen) for v in p]
        rows.append(",".join([f"pictures/{number}.jpg", "640", "960", *cells,
                              "".join(map(str, seen))]))
    return "\r\n".join(rows) + "\r\n"


def detections(random, truth):
    """Some near the truth, some doubled, some elsewhere, with tied scores."""
    found = {"bbox": [], "keypoints": []}
    for one in truth.dataset["annotations"]:
        box = np.array(one["bbox"])
        points = np.array(one["keypoints"]).reshape(-1, 3)[:, :2]
        size = np.sqrt(box[2] * box[3])
        for _ in range(random.integers(0, 4)):
            score = round(float(random.uniform()), 1)
            near = box + random.normal(size=4) * np.tile(box[2:], 2) * random.choice([0.02, 0.1])
            near[2:] = np.abs(near[2:]) + 1
            places = np.ones((6, 3))
            places[:, :2] = points + random.normal(size=(6, 2)) * size * random.choice(
                [0.005, 0.02, 0.06])
            base = {"image_id": one["image_id"], "category_id": 1, "score": score}
            found["bbox"].append({**base, "bbox": near.tolist()})
            found["keypoints"].append({**base, "keypoints": places.reshape(-1).tolist()})
    return found


def theirs(truth, found, kind):
    """AP, AP50, AP75 and recall by range of areas, by COCO's own program."""
    run = COCOeval(truth, truth.loadRes([dict(one) for one in found]), kind)
    run.params.maxDets = [100 if kind == "bbox" else 20]
    if kind == "keypoints":
        run.params.kpt_oks_sigmas = np.full(6, SIGMA)
    run.evaluate()
    run.accumulate()

    def mean(values):
        values = values[values > -1]
        return float(values.mean()) if values.size else -1.0

    result = {}
    for number, label in enumerate(run.params.areaRngLbl):
        precision = run.eval["precision"][:, :, :, number, 0]
        result[f"{kind} {label}"] = [mean(precision), mean(precision[0]), mean(precision[5]),
                                     mean(run.eval["recall"][:, :, number, 0])]
    return result


def main():
    footfall, bench, seeds = sys.argv[1], sys.argv[2], int(sys.argv[3])
    largest, numbers, changed = 0.0, 0, 0
    for seed in range(seeds):
        random = np.random.default_rng(seed)
        with tempfile.TemporaryDirectory() as name:
            folder = pathlib.Path(name)
            table = folder / "labels.csv"
            table.write_text(labels(random), newline="")
            subprocess.run([footfall, "convert", table, "--to", "coco", "-o",
                            folder / "annotations.json"], check=True, stdout=subprocess.DEVNULL)
            subprocess.run([footfall, "convert", folder / "annotations.json", "--to", "csv", "-o",
                            folder / "back.csv"], check=True, stdout=subprocess.DEVNULL)
            changed += table.read_bytes() != (folder / "back.csv").read_bytes()
            with contextlib.redirect_stdout(io.StringIO()):
                truth = COCO(str(folder / "annotations.json"))
                found = detections(random, truth)
                expected = {}
                for kind in found:
                    expected |= theirs(truth, found[kind], kind)
            (folder / "found.json").write_text(json.dumps(found["bbox"] + found["keypoints"]))
            subprocess.run([bench, "coco", folder / "annotations.json", folder / "found.json",
                            folder / "ours.json"], check=True)
            ours = json.loads((folder / "ours.json").read_text())
            for key, values in expected.items():
                for one, other in zip(values, ours[key]):
                    largest = max(largest, abs(one - other))
                    numbers += 1
    print(f"{seeds} sets of {PICTURES} pictures, {numbers} numbers: "
          f"largest difference {largest:.1e}; tables changed by the way there and back: {changed}")
    sys.exit(1 if largest > 1e-6 or changed or not numbers else 0)


main()
