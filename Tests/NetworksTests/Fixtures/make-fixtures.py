#!/usr/bin/env python3
"""Makes networks.json: names and shapes of the networks' state dicts, and what they compute with
weights that a formula gives (`PlainWeights.swift` has the same one).

python -m venv venv; venv/bin/pip install numpy torch==2.13.0
venv/bin/python make-fixtures.py
"""
import json
import os
import sys

import numpy as np
import torch

here = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(here, "../../../Benchmarks/torch"))
from networks import MobileNetV2, PostureNetwork, ResNet18  # noqa: E402


def numbers(entry, count):
    """`count` numbers in 0..<1, other ones for each entry."""
    index = np.arange(count, dtype=np.uint64)
    mixed = (index * np.uint64(1103515245) + np.uint64(entry * 12345 + 54321)) % np.uint64(2**31)
    return mixed.astype(np.float64) / 2**31


def fill(network):
    for entry, (name, tensor) in enumerate(network.state_dict().items()):
        values = numbers(entry, tensor.numel())
        if name.endswith("num_batches_tracked"):
            values = np.full(1, entry)
        elif tensor.dim() > 1:
            values = (values - 0.5) * 2 * np.sqrt(3 / tensor[0].numel())
        elif name.endswith("bias") or name.endswith("running_mean"):
            values = (values - 0.5) * 0.2
        else:
            values = values + 0.5
        tensor.copy_(torch.from_numpy(values).to(tensor.dtype).reshape(tensor.shape))
    return network


def picture(shape):
    count = int(np.prod(shape))
    values = np.sin(np.arange(count) * 0.37) + 0.5 * np.sin(np.arange(count) * 0.011)
    return torch.from_numpy(values).float().reshape(shape)


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
