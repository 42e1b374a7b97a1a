"""ResNet-18 in Python torch with its defaults: what Benchmarks/TrainingBench does in Swift.

peer.py make WEIGHTS BATCH COUNT SIZE      first weights, and a batch of random pictures
peer.py parity WEIGHTS BATCH RESULT
peer.py speed WEIGHTS BATCH STEPS          prints the median step in milliseconds
peer.py compare OURS THEIRS                largest differences; exit status 1 if there are any
"""
import statistics
import sys
import time
from collections import defaultdict

import torch
from safetensors.torch import load_file, save_file

from networks import ResNet18


def load(weights, batch):
    network = ResNet18()
    network.load_state_dict(load_file(weights))
    data = load_file(batch)
    return network, data["pictures"], data["labels"]


def make(weights, batch, count, size):
    torch.manual_seed(1)
    network = ResNet18()
    # Statistics and factors that are not the first ones, as after some training.
    for module in network.modules():
        if isinstance(module, torch.nn.BatchNorm2d):
            module.running_mean.normal_(0, 0.1)
            module.running_var.uniform_(0.5, 1.5)
            torch.nn.init.uniform_(module.weight, 0.5, 1.5)
            torch.nn.init.normal_(module.bias, 0, 0.1)
    save_file(network.state_dict(), weights)
    pictures = torch.randn(int(count), 3, int(size), int(size))
    save_file({"pictures": pictures, "labels": torch.randint(0, 1000, (int(count),))}, batch)


def parity(weights, batch, result):
    network, pictures, labels = load(weights, batch)
    results = {}
    network.eval()
    with torch.no_grad():
        results["scores in use"] = network(pictures)
    network.train()
    optimiser = torch.optim.AdamW(network.parameters())
    for step in (1, 2):
        optimiser.zero_grad()
        scores = network(pictures)
        loss = torch.nn.functional.cross_entropy(scores, labels)
        loss.backward()
        if step == 1:
            results["scores in training"] = scores.detach()
            results["loss"] = loss.detach()
            for name, parameter in network.named_parameters():
                results[f"gradient/{name}"] = parameter.grad.clone()
        optimiser.step()
        for name, tensor in network.state_dict().items():
            results[f"step {step}/{name}"] = tensor.detach().clone()
    save_file(results, result)


def speed(weights, batch, steps):
    network, pictures, labels = load(weights, batch)
    network.train()
    optimiser = torch.optim.AdamW(network.parameters())
    times = []
    for step in range(int(steps) + 2):
        start = time.perf_counter()
        optimiser.zero_grad()
        loss = torch.nn.functional.cross_entropy(network(pictures), labels)
        loss.backward()
        optimiser.step()
        loss.item()
        if step >= 2:
            times.append((time.perf_counter() - start) * 1000)
    print(statistics.median_high(times))


def compare(ours, theirs):
    ours, theirs = load_file(ours), load_file(theirs)
    if set(ours) != set(theirs):
        sys.exit(f"other entries: {sorted(set(ours) ^ set(theirs))[:8]}")
    largest, counts = defaultdict(float), defaultdict(int)
    for name in theirs:
        left, right = ours[name], theirs[name]
        if left.shape != right.shape or left.dtype != right.dtype:
            sys.exit(f"{name}: {left.dtype} {left.shape} and {right.dtype} {right.shape}")
        group = name.split("/")[0]
        difference = (left.double() - right.double()).abs().max().item()
        largest[group] = max(largest[group], difference)
        counts[group] += 1
    for group in ("scores in use", "scores in training", "loss", "gradient", "step 1", "step 2"):
        print(f"{group:20} {counts[group]:4} tensors, largest difference {largest[group]}")
    sys.exit(1 if any(value != 0 for value in largest.values()) else 0)


{"make": make, "parity": parity, "speed": speed, "compare": compare}[sys.argv[1]](*sys.argv[2:])
