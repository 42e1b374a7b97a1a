"""Computes the maxima of a SimCC network again with ONNX Runtime and compares them.

usage: rtmpose-onnxruntime.py MODEL.onnx FOLDER

FOLDER holds crops.f32 and peaks.csv. Exits with 1 if less than 99.9 % of the coordinates of points
with a confidence over 0.3 lie in the same bin, or one lies more than a bin off.
"""

import sys

import numpy as np
import onnxruntime


def main(model, folder):
    session = onnxruntime.InferenceSession(model, providers=["CPUExecutionProvider"])
    (entry,) = session.get_inputs()
    height, width = entry.shape[2:]
    crops = np.fromfile(f"{folder}/crops.f32", np.float32).reshape(-1, 3, height, width)
    rows = np.loadtxt(f"{folder}/peaks.csv", delimiter=",", skiprows=1)
    points = int(rows[:, 1].max()) + 1
    rows = rows.reshape(len(crops), points, 8)

    same = off_by_one = worse = 0
    value_difference = 0.0
    for crop, ours in zip(crops, rows):
        outputs = session.run(["simcc_x", "simcc_y"], {entry.name: crop[None]})
        theirs = np.stack([output[0] for output in (o.argmax(-1) for o in outputs)], -1)
        values = np.stack([o[0].max(-1) for o in outputs], -1)
        seen = values.min(-1) > 0.3
        distance = np.abs(theirs - ours[:, (2, 5)])[seen]
        same += int((distance == 0).sum())
        off_by_one += int((distance == 1).sum())
        worse += int((distance > 1).sum())
        difference = np.abs(values - ours[:, (3, 6)])[seen]
        value_difference = max(value_difference, float(difference.max(initial=0)))

    total = same + off_by_one + worse
    print(f"{len(crops)} crops, {total} coordinates of points with a confidence over 0.3")
    print(
        f"same bin {100 * same / total:.3f} %, one bin off {off_by_one}, more {worse}; "
        f"largest difference of a maximum {value_difference:.2g}"
    )
    return 0 if same >= 0.999 * total and worse == 0 else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2]))
