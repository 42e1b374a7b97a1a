"""Makes detection.json: average precision of made-up detections by COCO's own program.

Run with NumPy and pycocotools installed: python3 make-detection.py > detection.json
"""

import contextlib
import io
import json
import sys

import numpy as np
import pycocotools
from pycocotools.coco import COCO
from pycocotools.cocoeval import COCOeval


def boxes(random, pictures, categories):
    """Boxes of all sizes, some crowds; detections near them, doubled, elsewhere, with tied scores."""
    marked, found = [], []
    for image in range(1, pictures + 1):
        for _ in range(random.integers(0, 7)):
            size = np.exp(random.uniform(np.log(8), np.log(200), 2))
            corner = random.uniform(0, 400, 2)
            box = np.concatenate([corner, size]).round(2)
            area = round(float(box[2] * box[3] * random.uniform(0.6, 1)), 2)
            category = int(random.integers(1, categories + 1))
            crowd = int(random.uniform() < 0.15)
            marked.append({"image_id": image, "category_id": category, "bbox": box.tolist(),
                           "area": area, "iscrowd": crowd})
            for _ in range(random.integers(0, 4)):
                near = box + random.normal(size=4) * np.tile(box[2:], 2) * random.choice([0.03, 0.1, 0.25])
                near[2:] = np.abs(near[2:]) + 1
                found.append({"image_id": image, "category_id": category,
                              "bbox": near.round(2).tolist(),
                              "score": round(float(random.uniform()), 1)})
        for _ in range(random.integers(0, 3)):
            stray = np.concatenate([random.uniform(0, 400, 2), random.uniform(5, 150, 2)]).round(2)
            found.append({"image_id": image, "category_id": int(random.integers(1, categories + 2)),
                          "bbox": stray.tolist(), "score": round(float(random.uniform()), 1)})
    return marked, found


def people(random, pictures, count):
    """People of some points, some not marked at all; detections near them and elsewhere."""
    marked, found = [], []
    for image in range(1, pictures + 1):
        for _ in range(random.integers(0, 5)):
            height = np.exp(random.uniform(np.log(25), np.log(300)))
            corner = random.uniform(0, 400, 2)
            points = corner + random.uniform(0, 1, (count, 2)) * [height * 0.5, height]
            seen = random.choice([0, 1, 2], count, p=[0.2, 0.2, 0.6])
            if random.uniform() < 0.15:
                seen[:] = 0
            flat = np.zeros((count, 3))
            flat[:, :2] = points.round(2)
            flat[:, 2] = seen
            flat[seen == 0] = 0
            box = [round(float(v), 2) for v in (*corner, height * 0.5, height)]
            marked.append({"image_id": image, "category_id": 1, "bbox": box,
                           "area": round(box[2] * box[3] * 0.6, 2),
                           "iscrowd": int(random.uniform() < 0.1),
                           "num_keypoints": int((seen > 0).sum()),
                           "keypoints": flat.reshape(-1).tolist()})
            for _ in range(random.integers(0, 3)):
                near = points + random.normal(size=points.shape) * height * random.choice([0.01, 0.03, 0.08])
                values = np.ones((count, 3))
                values[:, :2] = near.round(2)
                found.append({"image_id": image, "category_id": 1,
                              "keypoints": values.reshape(-1).tolist(),
                              "score": round(float(random.uniform()), 1)})
        for _ in range(random.integers(0, 2)):
            values = np.ones((count, 3))
            values[:, :2] = random.uniform(0, 500, (count, 2)).round(2)
            found.append({"image_id": image, "category_id": 1,
                          "keypoints": values.reshape(-1).tolist(),
                          "score": round(float(random.uniform()), 1)})
    return marked, found


def evaluate(marked, found, kind, limit, sigmas=None):
    """Precision and recall by area: the mean, at 0.50, at 0.75, and the recall."""
    pictures = sorted({one["image_id"] for one in marked + found})
    categories = sorted({one["category_id"] for one in marked})
    truth = COCO()
    truth.dataset = {
        "info": {}, "images": [{"id": i} for i in pictures],
        "categories": [{"id": i} for i in categories],
        "annotations": [{**one, "id": i + 1} for i, one in enumerate(marked)]}
    truth.createIndex()
    run = COCOeval(truth, truth.loadRes([dict(one) for one in found]), kind)
    run.params.maxDets = [limit]
    if sigmas is not None:
        run.params.kpt_oks_sigmas = np.array(sigmas)
    run.evaluate()
    run.accumulate()
    result = {}
    for number, label in enumerate(run.params.areaRngLbl):
        def mean(values):
            values = values[values > -1]
            return float(values.mean()) if values.size else None
        precision = run.eval["precision"][:, :, :, number, 0]
        result[label] = [mean(precision), mean(precision[0]), mean(precision[5]),
                         mean(run.eval["recall"][:, :, number, 0])]
    return result


cases = []
with contextlib.redirect_stdout(io.StringIO()):
    for seed in range(6):
        random = np.random.default_rng(seed)
        marked, found = boxes(random, 12, 3)
        for limit in [100, 3]:
            cases.append({"kind": "boxes", "limit": limit, "marked": marked, "found": found,
                          "expected": evaluate(marked, found, "bbox", limit)})
    for seed in range(6):
        random = np.random.default_rng(100 + seed)
        sigmas = None if seed % 2 == 0 else random.uniform(0.02, 0.12, 7).round(3).tolist()
        marked, found = people(random, 12, 17 if sigmas is None else 7)
        cases.append({"kind": "points", "limit": 20, "sigmas": sigmas, "marked": marked,
                      "found": found,
                      "expected": evaluate(marked, found, "keypoints", 20, sigmas)})
json.dump({"made": f"pycocotools {getattr(pycocotools, '__version__', '2.0.11')}, "
                   f"NumPy {np.__version__}", "cases": cases},
          sys.stdout, separators=(",", ":"))
print()
