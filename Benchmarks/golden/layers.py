"""What Python's torch computes with its own layers and losses: the numbers that the tests of the
target Torch compare with.

    python3 -m venv /some/folder
    /some/folder/bin/pip install numpy torch==2.13.0+cpu
    /some/folder/bin/pip install --no-deps torchvision==0.28.0 pillow
    /some/folder/bin/python Benchmarks/golden/layers.py

writes Tests/TorchTests/Fixtures/layers.json and losses.json. One thread, seeds below; every number
is written so that it is read back with the same bits.
"""

import json
import math
import pathlib

import torch
from torch import nn
from torch.nn import functional as F

# The processor's build of torch lacks two operators that torchvision looks for when it is loaded.
library = torch.library.Library("torchvision", "DEF")
library.define("nms(Tensor dets, Tensor scores, float iou_threshold) -> Tensor")
library.define("qnms(Tensor dets, Tensor scores, float iou_threshold) -> Tensor")
from torchvision import ops  # noqa: E402

torch.set_num_threads(1)
torch.backends.mha.set_fastpath_enabled(False)
FOLDER = pathlib.Path(__file__).resolve().parents[2] / "Tests/TorchTests/Fixtures"
SEED = 20240611


def numbers(tensor):
    """Shape and elements; what JSON cannot write stays away by choice of the inputs."""
    flat = tensor.detach().double().flatten().tolist()
    assert all(math.isfinite(x) for x in flat)
    return {"shape": list(tensor.shape), "values": flat}


def ramp(*shape, scale=1.0):
    """An input without random numbers: sines of irregular angles, rounded to float32."""
    count = math.prod(shape)
    angles = torch.arange(count, dtype=torch.float64) * 1.7 + 0.3
    return (scale * torch.sin(angles)).float().reshape(shape)


def weighted(output):
    """A scalar that gives every element of the output another gradient."""
    return (output * ramp(*output.shape)).sum()


def layer_case(name, make, *shapes, call=None, mode="train", integers=None, scale=1.0):
    torch.manual_seed(SEED)
    module = make()
    module.train(mode == "train")
    initial = {key: numbers(value) for key, value in module.state_dict().items()}
    if integers is None:
        inputs = [ramp(*shape, scale=scale).requires_grad_() for shape in shapes]
    else:
        inputs = [torch.tensor(integers)]
    result = call(module, *inputs) if call else module(*inputs)
    outputs = result if isinstance(result, tuple) else (result,)
    sum(weighted(output) for output in outputs).backward()
    after = module.state_dict()
    return {
        "name": name,
        "names": list(initial),
        "initial": initial,
        "inputs": [numbers(x) for x in inputs],
        "outputs": [numbers(x) for x in outputs],
        "inputGradients": [numbers(x.grad) for x in inputs if x.grad is not None],
        "gradients": {
            key: numbers(p.grad) for key, p in module.named_parameters() if p.grad is not None
        },
        "buffers": {key: numbers(after[key]) for key, _ in module.named_buffers()},
    }


def flat(result):
    """The output and the states of a recurrent layer as one tuple."""
    output, states = result
    return (output, *states) if isinstance(states, tuple) else (output, states)


def recurrent(module, x):
    return flat(module(x))


def attention(module, *inputs, **options):
    query, key, value = inputs if len(inputs) == 3 else inputs * 3
    return module(query, key, value, need_weights=False, **options)[0]


MASK = torch.tensor([[False, True, False], [False, False, True]])
PADDING = torch.tensor([[False, False, True], [False, False, False]])

LAYERS = [
    layer_case("Linear", lambda: nn.Linear(5, 3), (4, 5)),
    layer_case("Linear without bias", lambda: nn.Linear(5, 3, bias=False), (2, 4, 5)),
    layer_case("Conv1d", lambda: nn.Conv1d(3, 4, 3, stride=2, padding=1), (2, 3, 9)),
    layer_case(
        "Conv1d dilated", lambda: nn.Conv1d(2, 2, 3, padding=2, dilation=2, bias=False), (2, 2, 7)
    ),
    layer_case("Conv2d", lambda: nn.Conv2d(3, 4, 3, stride=2, padding=1), (2, 3, 7, 6)),
    layer_case("Conv2d in groups", lambda: nn.Conv2d(4, 4, 3, groups=4, dilation=2), (1, 4, 8, 8)),
    layer_case(
        "Conv2d oblong",
        lambda: nn.Conv2d(2, 3, (1, 5), stride=(2, 1), padding=(0, 2), bias=False),
        (2, 2, 4, 5),
    ),
    layer_case("BatchNorm1d", lambda: nn.BatchNorm1d(3), (5, 3)),
    layer_case(
        "BatchNorm1d of series", lambda: nn.BatchNorm1d(2, eps=1e-3, momentum=None), (3, 2, 4)
    ),
    layer_case("BatchNorm2d", lambda: nn.BatchNorm2d(2, momentum=0.3), (3, 2, 3, 4)),
    layer_case("BatchNorm2d in use", lambda: nn.BatchNorm2d(2), (2, 2, 3, 3), mode="eval"),
    layer_case("LayerNorm", lambda: nn.LayerNorm(6), (2, 3, 6)),
    layer_case("LayerNorm of two", lambda: nn.LayerNorm([3, 4], eps=1e-3), (2, 3, 4)),
    layer_case("Dropout", lambda: nn.Dropout(0.4), (6, 7)),
    layer_case("Embedding", lambda: nn.Embedding(5, 4), integers=[[0, 3], [4, 3]]),
    layer_case(
        "Embedding with padding",
        lambda: nn.Embedding(5, 4, padding_idx=2),
        integers=[[2, 3], [1, 2]],
    ),
    layer_case("MaxPool1d", lambda: nn.MaxPool1d(3, 2, 1), (2, 2, 9)),
    layer_case("MaxPool2d", lambda: nn.MaxPool2d(3, 2, 1), (2, 2, 7, 6)),
    layer_case("AvgPool1d", lambda: nn.AvgPool1d(2), (2, 2, 9)),
    layer_case("AvgPool2d", lambda: nn.AvgPool2d(3, 2, 1), (2, 2, 7, 6)),
    layer_case("AdaptiveAvgPool1d", lambda: nn.AdaptiveAvgPool1d(4), (2, 2, 9)),
    layer_case("AdaptiveAvgPool2d", lambda: nn.AdaptiveAvgPool2d(3), (2, 2, 7, 5)),
    layer_case("ReLU", nn.ReLU, (5, 7)),
    layer_case("ReLU6", nn.ReLU6, (5, 7), scale=9),
    layer_case("LeakyReLU", lambda: nn.LeakyReLU(0.2), (5, 7)),
    layer_case("GELU", nn.GELU, (5, 7), scale=3),
    layer_case("GELU approximate", lambda: nn.GELU(approximate="tanh"), (5, 7), scale=3),
    layer_case("SiLU", nn.SiLU, (5, 7), scale=3),
    layer_case("Sigmoid", nn.Sigmoid, (5, 7), scale=3),
    layer_case("Tanh", nn.Tanh, (5, 7), scale=3),
    layer_case("Softplus", lambda: nn.Softplus(2, 5), (5, 7), scale=4),
    layer_case("Hardswish", nn.Hardswish, (5, 7), scale=5),
    layer_case("Softmax", lambda: nn.Softmax(dim=1), (3, 4, 2), scale=3),
    layer_case("Flatten", nn.Flatten, (2, 3, 2, 2)),
    layer_case("Upsample nearest", lambda: nn.Upsample(scale_factor=1.5), (1, 2, 4, 3)),
    layer_case(
        "Upsample bilinear", lambda: nn.Upsample(scale_factor=2, mode="bilinear"), (1, 2, 4, 3)
    ),
    layer_case("RNN", lambda: nn.RNN(3, 4), (5, 2, 3), call=recurrent),
    layer_case(
        "RNN with ReLU", lambda: nn.RNN(3, 4, nonlinearity="relu"), (5, 2, 3), call=recurrent
    ),
    layer_case("GRU", lambda: nn.GRU(3, 4, batch_first=True), (2, 5, 3), call=recurrent),
    layer_case(
        "GRU both ways",
        lambda: nn.GRU(3, 4, num_layers=2, bidirectional=True, bias=False),
        (5, 2, 3),
        call=recurrent,
    ),
    layer_case("LSTM", lambda: nn.LSTM(3, 4), (5, 2, 3), call=recurrent),
    layer_case(
        "LSTM both ways with dropout",
        lambda: nn.LSTM(3, 4, num_layers=2, bidirectional=True, batch_first=True, dropout=0.3),
        (2, 5, 3),
        call=recurrent,
    ),
    layer_case(
        "LSTM with a state",
        lambda: nn.LSTM(3, 4),
        (5, 2, 3),
        (1, 2, 4),
        (1, 2, 4),
        call=lambda module, x, h, c: flat(module(x, (h, c))),
    ),
    layer_case(
        "MultiHeadAttention",
        lambda: nn.MultiheadAttention(8, 2, batch_first=True),
        (2, 3, 8),
        call=attention,
    ),
    layer_case(
        "MultiHeadAttention across, masked",
        lambda: nn.MultiheadAttention(8, 4, batch_first=True),
        (2, 2, 8),
        (2, 3, 8),
        (2, 3, 8),
        call=lambda module, q, k, v: attention(
            module, q, k, v, attn_mask=MASK, key_padding_mask=PADDING
        ),
    ),
]


def loss_case(name, function, prediction, target, **tensors):
    """A loss in float64, with the gradient of the prediction."""
    prediction = prediction.double().clone().requires_grad_()
    result = function(prediction, target, *tensors.values())
    (result * ramp(*result.shape).double()).sum().backward()
    return {
        "name": name,
        "prediction": numbers(prediction),
        "target": numbers(target),
        "tensors": {key: numbers(value) for key, value in tensors.items()},
        "loss": numbers(result),
        "gradient": numbers(prediction.grad),
    }


def both(name, function, prediction, target, **tensors):
    """The loss with every reduction."""
    return [
        loss_case(
            f"{name}, {reduction}",
            lambda *arguments, r=reduction: function(*arguments, reduction=r),
            prediction,
            target,
            **tensors,
        )
        for reduction in ("none", "mean", "sum")
    ]


X = ramp(3, 4, scale=2)
Y = torch.cos(torch.arange(12, dtype=torch.float64) * 0.9).reshape(3, 4)
CLASSES = torch.tensor([2, 0, 3])
CLASS_WEIGHTS = torch.tensor([0.5, 1.0, 2.0, 0.25], dtype=torch.float64)
CHANCES = torch.sigmoid(Y * 2)
BOXES = torch.tensor(
    [[0, 0, 2, 3], [1, 1, 4, 2], [0, 0, 1, 1], [2, 1, 5, 6], [0, 0, 4, 4]], dtype=torch.float64
)
OTHERS = torch.tensor(
    [[1, 1, 3, 5], [1.5, 0, 3, 4], [3, 4, 5, 5], [2.5, 2, 4, 4], [0.5, -1, 3, 7]],
    dtype=torch.float64,
)


def plain_iou(a, b, reduction):
    losses = 1 - torch.diagonal(ops.box_iou(a, b))
    return losses if reduction == "none" else getattr(losses, reduction)()


LOSSES = [
    *both("mse", F.mse_loss, X, Y),
    loss_case("rmse", lambda a, b: F.mse_loss(a, b).sqrt(), X, Y),
    *both("l1", F.l1_loss, X, Y),
    *both("smoothL1", lambda a, b, reduction: F.smooth_l1_loss(a, b, None, None, reduction, 0.7), X, Y),
    *both("crossEntropy", F.cross_entropy, X, CLASSES),
    *both(
        "crossEntropy weighted and smoothed",
        lambda a, b, w, reduction: F.cross_entropy(
            a, b, w, reduction=reduction, label_smoothing=0.1
        ),
        X,
        CLASSES,
        classWeights=CLASS_WEIGHTS,
    ),
    *both("binary", F.binary_cross_entropy_with_logits, X, CHANCES),
    *both(
        "binary weighted",
        lambda a, b, w, p, reduction: F.binary_cross_entropy_with_logits(
            a, b, w, reduction=reduction, pos_weight=p
        ),
        X,
        CHANCES,
        weights=CLASS_WEIGHTS,
        positiveWeight=CLASS_WEIGHTS * 2,
    ),
    *both("iou", plain_iou, BOXES, OTHERS),
    *both("giou", ops.generalized_box_iou_loss, BOXES, OTHERS),
    *both("diou", ops.distance_box_iou_loss, BOXES, OTHERS),
    *both("ciou", ops.complete_box_iou_loss, BOXES, OTHERS),
]


def write(name, cases):
    content = {"torch": torch.__version__, "seed": SEED, "cases": cases}
    (FOLDER / name).write_text(json.dumps(content) + "\n")


FOLDER.mkdir(parents=True, exist_ok=True)
write("layers.json", LAYERS)
write("losses.json", LOSSES)
