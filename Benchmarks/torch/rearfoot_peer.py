"""The multi-head network for pictures from behind in Python torch with its defaults: what
Benchmarks/TrainingBench does in Swift.

rearfoot_peer.py make WEIGHTS BATCH COUNT      first weights, and a batch of random pictures
rearfoot_peer.py parity WEIGHTS BATCH RESULT
rearfoot_peer.py speed WEIGHTS BATCH STEPS     prints the median step in milliseconds
rearfoot_peer.py compare OURS THEIRS           largest differences; exit status 1 above 1e-4
"""
import statistics
import sys
import time

import torch
from safetensors.torch import load_file, save_file

from rearfoot import MultiHead, loss


def load(weights, batch):
    network = MultiHead(6)
    network.load_state_dict(load_file(weights))
    data = load_file(batch)
    return network.train(), data["pictures"], data["points"], data["box"]


def make(weights, batch, count):
    torch.manual_seed(1)
    save_file(MultiHead(6).state_dict(), weights)
    count = int(count)
    edges = torch.rand(count, 2, 2) * 80
    data = {
        "pictures": torch.rand(count, 3, 256, 256),
        "points": 60 + torch.rand(count, 6, 2) * 120,
        "box": torch.cat([edges[:, 0], 255 - edges[:, 1]], 1),
    }
    save_file(data, batch)


def parity(weights, batch, result):
    network, pictures, points, box = load(weights, batch)
    found = network(pictures)
    value = loss(found, points, box)
    value.backward()
    results = {f"gradient/{name}": p.grad.clone() for name, p in network.named_parameters()}
    results["loss"] = value.detach()
    for name, tensor in zip(["points", "deviations", None, "box"], found):
        if name:
            results[name] = tensor.detach().clone()
    save_file(results, result)


def speed(weights, batch, steps):
    network, pictures, points, box = load(weights, batch)
    optimiser = torch.optim.AdamW(network.parameters())
    times = []
    for step in range(int(steps) + 2):
        start = time.perf_counter()
        optimiser.zero_grad()
        value = loss(network(pictures), points, box)
        value.backward()
        optimiser.step()
        value.item()
        if step >= 2:
            times.append((time.perf_counter() - start) * 1000)
    print(statistics.median_high(times))


def compare(ours, theirs):
    ours, theirs = load_file(ours), load_file(theirs)
    if set(ours) != set(theirs):
        sys.exit(f"other entries: {sorted(set(ours) ^ set(theirs))[:8]}")
    worst = {}
    for name in theirs:
        left, right = ours[name].double(), theirs[name].double()
        if left.shape != right.shape:
            sys.exit(f"{name}: {left.shape} and {right.shape}")
        # Of the largest number of the entry.
        difference = ((left - right).abs().max() / right.abs().max().clamp(min=1e-12)).item()
        group = name.split("/")[0]
        worst[group] = max(worst.get(group, 0), difference)
    for group, difference in worst.items():
        print(f"{group:12} largest difference, of its largest number: {difference:.2e}")
    sys.exit(1 if max(worst.values()) > 1e-4 else 0)


{"make": make, "parity": parity, "speed": speed, "compare": compare}[sys.argv[1]](*sys.argv[2:])
