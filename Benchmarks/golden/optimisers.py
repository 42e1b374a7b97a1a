#!/usr/bin/env python3
"""Reference values for the optimisers and schedules: Tests/TorchTests/Fixtures/optimisers.json.

usage: Benchmarks/golden/optimisers.py [OUT]

Needs numpy and torch==2.13.0+cpu. Weights and gradients are made from SplitMix64, as the test makes
them, so that the file holds no arrays: of the weights it keeps a hash (FNV-1a, 64 bits, of their
bytes) after some steps and a few values for a reader, of the rates the exact bits.
"""
import json
import struct
import sys

import numpy as np
import torch

SHAPES = [(7, 5), (64, 33), (1,), (3,)]
STEPS = 200
KEPT = [1, 2, 3, 10, 50, 200]
MASK = (1 << 64) - 1


class SplitMix:
    def __init__(self, seed):
        self.state = seed

    def next(self):
        self.state = (self.state + 0x9E3779B97F4A7C15) & MASK
        z = self.state
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
        return z ^ (z >> 31)

    def array(self, shape):
        count = int(np.prod(shape))
        values = [(self.next() >> 40) / (1 << 24) - 0.5 for _ in range(count)]
        return torch.from_numpy(np.array(values, dtype=np.float32).reshape(shape))


def fnv(tensors):
    value = 0xCBF29CE484222325
    for tensor in tensors:
        for byte in tensor.detach().numpy().tobytes():
            value = ((value ^ byte) * 0x100000001B3) & MASK
    return f"{value:016x}"


def bits(number):
    return struct.pack(">d", number).hex()


def metric(step):
    """Falls, stays, and rises again, so that a plateau is met more than once."""
    return 1 / (1 + min(step, 30)) + (0.001 * (step - 60) if step > 60 else 0)


def scheduled(kind, optimiser, settings, groups):
    s = torch.optim.lr_scheduler
    if kind == "step":
        return s.StepLR(optimiser, settings["every"], settings["factor"])
    if kind == "exponential":
        return s.ExponentialLR(optimiser, settings["factor"])
    if kind == "plateau":
        return s.ReduceLROnPlateau(
            optimiser, "min" if settings["smallerIsBetter"] else "max", settings["factor"],
            settings["patience"], settings["threshold"], cooldown=settings["cooldown"],
            min_lr=settings["lowest"])
    if kind == "oneCycle":
        momenta = settings.get("momenta")
        return s.OneCycleLR(
            optimiser, [group["rate"] for group in groups], total_steps=settings["steps"],
            pct_start=settings["rise"], div_factor=settings["firstDivisor"],
            final_div_factor=settings["lastDivisor"], cycle_momentum=momenta is not None,
            base_momentum=momenta["low"] if momenta else 0.85,
            max_momentum=momenta["high"] if momenta else 0.95)
    raise ValueError(kind)


def run(case):
    weights = SplitMix(1)
    gradients = SplitMix(2)
    parameters = [torch.nn.Parameter(weights.array(shape)) for shape in SHAPES]
    groups = [
        {"params": [parameters[i] for i in group["parameters"]], "lr": group["rate"],
         "weight_decay": group["decay"]} for group in case["groups"]]
    kind = case["optimiser"]
    if kind == "SGD":
        optimiser = torch.optim.SGD(
            groups, lr=0.1, momentum=case["momentum"], dampening=case["dampening"],
            nesterov=case["nesterov"])
    else:
        made = torch.optim.Adam if kind == "Adam" else torch.optim.AdamW
        optimiser = made(groups, lr=0.1, betas=(case["momentum"], case["beta2"]),
                         eps=case["epsilon"])
    schedule = case.get("schedule")
    scheduler = None
    if schedule:
        scheduler = scheduled(schedule["kind"], optimiser, schedule["settings"], case["groups"])

    hashes, rates, momenta, lengths = {}, [], [], []
    for step in range(1, STEPS + 1):
        for index, parameter in enumerate(parameters):
            gradient = gradients.array(parameter.shape)
            frozen = index in case.get("frozen", []) and step <= 20
            parameter.grad = None if frozen else gradient
        first = optimiser.param_groups[0]
        rates.append(bits(optimiser.param_groups[-1]["lr"]))
        momenta.append(bits(first["momentum"] if kind == "SGD" else first["betas"][0]))
        if "clip" in case:
            length = torch.nn.utils.clip_grad_norm_(parameters, case["clip"])
            lengths.append(bits(float(length)))
        optimiser.step()
        if scheduler and step < STEPS:
            if schedule["kind"] == "plateau":
                scheduler.step(metric(step))
            else:
                scheduler.step()
        if step in KEPT:
            hashes[str(step)] = fnv(parameters)
    result = dict(case)
    result.update(
        hashes=hashes, last=[float(v) for v in parameters[0].detach().flatten()[:4]],
        rates=rates if schedule else rates[:1], momenta=momenta if schedule else momenta[:1],
        lengths=lengths[:20])
    return result


def one_group(rate, decay=0.0):
    return [{"parameters": list(range(len(SHAPES))), "rate": rate, "decay": decay}]


def sgd(name, groups, momentum=0.0, dampening=0.0, nesterov=False, **more):
    return dict(name=name, optimiser="SGD", groups=groups, momentum=momentum,
                dampening=dampening, nesterov=nesterov, beta2=0.0, epsilon=0.0, **more)


def adam(name, groups, kind="AdamW", beta1=0.9, beta2=0.999, epsilon=1e-8, **more):
    return dict(name=name, optimiser=kind, groups=groups, momentum=beta1, dampening=0.0,
                nesterov=False, beta2=beta2, epsilon=epsilon, **more)


TWO = [{"parameters": [0, 2], "rate": 1e-3, "decay": 0.05},
       {"parameters": [1, 3], "rate": 7e-3, "decay": 0.0}]
PLATEAU = dict(factor=0.3, patience=5, smallerIsBetter=True, threshold=1e-4, cooldown=3,
               lowest=1e-5)
CYCLE = dict(steps=STEPS, rise=0.3, firstDivisor=25.0, lastDivisor=1e4)
CASES = [
    sgd("plain", one_group(0.05)),
    sgd("momentum", one_group(0.03, 1e-3), momentum=0.9),
    sgd("dampened", one_group(0.03), momentum=0.8, dampening=0.3),
    sgd("nesterov", one_group(0.01, 1e-4), momentum=0.95, nesterov=True),
    adam("Adam", one_group(1e-3), kind="Adam"),
    adam("Adam with decay", one_group(3e-3, 0.01), kind="Adam", beta1=0.8, beta2=0.99),
    adam("AdamW", one_group(1e-3, 0.01)),
    adam("AdamW, other betas", one_group(2e-2, 0.1), beta1=0.95, beta2=0.9, epsilon=1e-5),
    adam("two groups", TWO),
    adam("frozen at first", TWO, frozen=[1, 2]),
    adam("clipped", one_group(1e-3, 0.01), clip=5.0),
    sgd("clipped, some frozen", TWO, momentum=0.9, clip=1.0, frozen=[0]),
    sgd("step", TWO, schedule=dict(kind="step", settings=dict(every=7, factor=0.7))),
    adam("exponential", TWO, schedule=dict(kind="exponential", settings=dict(factor=0.97))),
    sgd("plateau", TWO, momentum=0.9, schedule=dict(kind="plateau", settings=PLATEAU)),
    adam("plateau of a rising metric", TWO, schedule=dict(
        kind="plateau", settings=dict(PLATEAU, smallerIsBetter=False, threshold=0.01))),
    adam("one cycle", TWO, schedule=dict(
        kind="oneCycle", settings=dict(CYCLE, momenta=dict(low=0.85, high=0.95)))),
    sgd("one cycle, same momentum", TWO, momentum=0.9, schedule=dict(
        kind="oneCycle", settings=dict(CYCLE, rise=0.25, firstDivisor=10.0))),
]


def main():
    out = sys.argv[1] if len(sys.argv) > 1 else "Tests/TorchTests/Fixtures/optimisers.json"
    torch.set_num_threads(1)
    document = dict(
        torch=torch.__version__, capability=torch.backends.cpu.get_cpu_capability(),
        shapes=[list(shape) for shape in SHAPES], steps=STEPS, cases=[run(c) for c in CASES])
    with open(out, "w", encoding="utf-8") as file:
        cases = ",\n".join(json.dumps(case) for case in document.pop("cases"))
        file.write(json.dumps(document)[:-1] + ', "cases": [\n' + cases + "\n]}\n")


main()
