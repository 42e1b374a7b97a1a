#!/usr/bin/env python3
"""Makes networks.json: names and shapes of the networks' state dicts, and what they compute with
weights that a formula gives (`PlainWeights.swift` has the same one).

python -m venv venv; venv/bin/pip install numpy torch==2.13.0
venv/bin/python make-fixtures.py
"""
import json
import os
import sys

import torch

here = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(here, "../../../Benchmarks/torch"))
from formula import fill, picture  # noqa: E402
from networks import MobileNetV2, PostureNetwork, ResNet18  # noqa: E402


torch.set_num_threads(1)
cases = [
    ("resnet18", ResNet18(5), (2, 3, 64, 64)),
    # Larger: on 2 x 2 maps batch norm over eight values magnifies last bits a thousandfold.
    ("mobilenet", MobileNetV2(5), (2, 3, 128, 128)),
    ("posture", PostureNetwork(28), (3, 28)),
]
result = {}
for name, network, shape in cases:
    fill(network)
    state = [[key, list(tensor.shape)] for key, tensor in network.state_dict().items()]
    with torch.no_grad():
        network.eval()
        used = network(picture(shape))
        # In training without dropout, which draws random numbers.
        network.train()
        for module in network.modules():
            if isinstance(module, torch.nn.Dropout):
                module.eval()
        trained = network(picture(shape))
    result[name] = {
        "state": state,
        "shape": list(shape),
        "logits": used.flatten().tolist(),
        "training_logits": trained.flatten().tolist(),
    }
with open(os.path.join(here, "networks.json"), "w") as file:
    json.dump(result, file, separators=(",", ":"))
    file.write("\n")
for name, network, _ in cases:
    print(name, sum(parameter.numel() for parameter in network.parameters()), result[name]["logits"])
