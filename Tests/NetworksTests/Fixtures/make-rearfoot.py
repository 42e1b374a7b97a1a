#!/usr/bin/env python3
"""Makes rearfoot.json: names and shapes of the state dicts of the networks with maps for pictures from
behind, what they find in pictures of a formula with weights of a formula, and their losses.

python -m venv venv; venv/bin/pip install numpy torch==2.13.0
venv/bin/python make-rearfoot.py
"""
import json
import os
import sys

import torch

here = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(here, "../../../Benchmarks/torch"))
from formula import fill, picture  # noqa: E402
from rearfoot import MultiHead, close_up, leg, loss, overview  # noqa: E402

torch.set_num_threads(1)
result = {}
for name, network, shape, points in [
    ("multi-head", MultiHead(6), (2, 3, 256, 256), 6),
    ("overview", overview(8), (2, 3, 192, 128), 8),
    ("heat-map", leg(4), (2, 3, 256, 128), 4),
    ("close-up", close_up(4), (2, 3, 80, 80), 4),
]:
    fill(network)
    pictures = picture(shape) * 0.3 + 0.5
    targets = torch.tensor([40.0 + i * 37 % 150 for i in range(2 * points * 2)])
    targets = targets.reshape(2, points, 2)
    box = torch.tensor([[30.0, 40, 200, 220]] * 2)
    with torch.no_grad():
        network.eval()
        found = network(pictures)
        used = loss(found, targets, box, shape[3] // 4).item()
        network.train()
        trained = loss(network(pictures), targets, box, shape[3] // 4).item()
    case = {
        "state": [[key, list(value.shape)] for key, value in network.state_dict().items()],
        "points": found[0].flatten().tolist(),
        "deviations": found[1].flatten().tolist(),
        "box": found[3].flatten().tolist() if len(found) > 3 else None,
        "loss": used,
        "training_loss": trained,
    }
    result[name] = case
    parameters = sum(parameter.numel() for parameter in network.parameters())
    print(name, parameters, case["points"][:4], case["deviations"][:2], case["box"], used, trained)
with open(os.path.join(here, "rearfoot.json"), "w") as file:
    json.dump(result, file, separators=(",", ":"))
    file.write("\n")
