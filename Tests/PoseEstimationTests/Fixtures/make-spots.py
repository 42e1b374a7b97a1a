"""Makes spots.png, spots.onnx and spots.json (needs numpy, pillow and onnx).

spots.png: grey, with a bright spot around (120, 60) and a dark one around (60.5, 99.5).
spots.onnx: a SimCC network without learned weights, for an input of 40 x 60 pixels and one bin a
pixel: the first point lies where columns and rows are brightest, the second where they are darkest.
"""

import hashlib
import json

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper
from PIL import Image

WIDTH, HEIGHT = 40, 60


def picture():
    y, x = np.mgrid[0:150, 0:200].astype(float)
    spot = lambda cx, cy: np.exp(-((x - cx) ** 2 + (y - cy) ** 2) / (2 * 8.0**2))
    grey = 128 + 120 * spot(120, 60) - 120 * spot(60.5, 99.5)
    return Image.fromarray(np.repeat(grey.round().astype(np.uint8)[..., None], 3, -1))


def network():
    grey = numpy_helper.from_array(np.array([128 / 255], np.float32), "grey")
    shape = lambda name, n: numpy_helper.from_array(np.array([1, 1, n], np.int64), name)
    node = helper.make_node
    nodes = [
        node("Sub", ["input", "grey"], ["bright"]),
        node("Neg", ["bright"], ["dark"]),
    ]
    for axis, length, other in (("x", WIDTH, 2), ("y", HEIGHT, 3)):
        for kind in ("bright", "dark"):
            name = f"{kind}_{axis}"
            nodes += [
                node("ReduceMax", [kind], [name], axes=[1, other], keepdims=0),
                node("Reshape", [name, f"shape_{axis}"], [f"{name}_row"]),
            ]
        nodes.append(
            node("Concat", [f"bright_{axis}_row", f"dark_{axis}_row"], [f"simcc_{axis}"], axis=1)
        )
    info = helper.make_tensor_value_info
    graph = helper.make_graph(
        nodes,
        "spots",
        [info("input", TensorProto.FLOAT, [1, 3, HEIGHT, WIDTH])],
        # y before x: which is which is told by name and size, not by order.
        [
            info("simcc_y", TensorProto.FLOAT, [1, 2, HEIGHT]),
            info("simcc_x", TensorProto.FLOAT, [1, 2, WIDTH]),
        ],
        [grey, shape("shape_x", WIDTH), shape("shape_y", HEIGHT)],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 13)])
    model.ir_version = 8
    onnx.checker.check_model(model, full_check=True)
    return model.SerializeToString()


picture().save("spots.png", optimize=True)
data = network()
open("spots.onnx", "wb").write(data)
card = {
    "schema": {"name": "footfall.model-card", "version": 1},
    "name": "spots",
    "family": "simcc",
    "file": "spots.onnx",
    "sha256": hashlib.sha256(data).hexdigest(),
    "licence": "Apache-2.0",
    "source": "make-spots.py",
    "inputSize": {"width": WIDTH, "height": HEIGHT},
    "skeleton": {"name": "spots", "points": ["bright", "dark"], "links": []},
    "standardDeviation": [255, 255, 255],
    "simccSplit": 1,
    "cropPadding": 1,
}
open("spots.json", "w").write(json.dumps(card, indent=2) + "\n")
