"""Weights and pictures that a formula gives; `PlainWeights.swift` has the same one."""
import numpy as np
import torch


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
