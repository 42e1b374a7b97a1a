#!/usr/bin/env python3
"""Makes the files of this folder with PyTorch's and safetensors' own writers.

python -m venv venv; venv/bin/pip install safetensors==0.8.0 numpy torch==2.13.0
venv/bin/python make-fixtures.py

Every checkpoint holds the tensors of `state()` unless said otherwise.
"""
import os
from collections import OrderedDict

import torch
from safetensors.torch import save_file

os.chdir(os.path.dirname(os.path.abspath(__file__)))


def state():
    ramp = torch.arange(12, dtype=torch.float32) / 4
    return OrderedDict(
        [
            ("conv.weight", ramp.reshape(2, 3, 2)),
            ("conv.bias", torch.tensor([-1.5, 2.0])),
            ("bn.num_batches_tracked", torch.tensor(7)),
            ("f64", torch.tensor([0.1, -1e300], dtype=torch.float64)),
            ("f16", torch.tensor([1.0, -2.0, 65504.0], dtype=torch.float16)),
            ("bf16", torch.tensor([1.0, -2.0, 3e38], dtype=torch.bfloat16)),
            ("i32", torch.tensor([-(2**31), 7], dtype=torch.int32)),
            ("i16", torch.tensor([-300, 300], dtype=torch.int16)),
            ("i8", torch.tensor([-128, 127], dtype=torch.int8)),
            ("u8", torch.tensor([0, 255], dtype=torch.uint8)),
            ("bool", torch.tensor([[True], [False]])),
            ("empty", torch.zeros(0, 3)),
        ]
    )


class Net(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = torch.nn.Linear(3, 2)
        self.bn = torch.nn.BatchNorm1d(2)


class Other:
    pass


save_file(state(), "all.safetensors")
save_file({"z": torch.zeros(2), 'quo"te\\ \n\x01 слово': torch.ones(1, dtype=torch.int8)},
          "names.safetensors", metadata={"format": "pt"})
save_file({}, "nothing.safetensors")

torch.save(state(), "ordered.pth")
torch.save(dict(state()), "plain.pth")
torch.save(state(), "legacy.pth", _use_new_zipfile_serialization=False)
torch.save({"epoch": 3, "name": "run", "loss": 0.5, "model": state(),
            "optimizer": {"state": {0: {"exp_avg": torch.ones(3)}}, "param_groups": [{"lr": 0.1}]}},
           "wrapped.pth")
# Nested pieces of memory that several tensors look into.
base = torch.arange(24, dtype=torch.float32)
views = OrderedDict(
    [
        ("whole", base.reshape(4, 6)),
        ("transposed", base.reshape(4, 6).t()),
        ("part", base[5:9]),
        ("steps", base.reshape(2, 3, 4).permute(2, 0, 1)[1:3]),
        ("repeated", base[3:4].expand(2, 3)),
        ("reversed_steps", base[::7]),
    ]
)
torch.save(views, "views.pth")
torch.save(views, "views-legacy.pth", _use_new_zipfile_serialization=False)
save_file({k: v.contiguous().clone() for k, v in views.items()}, "views.safetensors")

torch.manual_seed(1)
net = Net()
net.fc.weight.data.copy_(torch.arange(6.0).reshape(2, 3))
net.fc.bias.data.copy_(torch.tensor([8.0, 9.0]))
torch.save(net.state_dict(), "module.pth")
torch.save(OrderedDict(net.named_parameters()), "parameters.pth")
torch.save(net, "whole-module.pth")
torch.save({"a": torch.ones(1), "other": Other()}, "foreign.pth")
torch.save({"first": {"a": torch.ones(1)}, "second": {"b": torch.ones(1)}}, "two.pth")
torch.save([torch.ones(1)], "list.pth")
