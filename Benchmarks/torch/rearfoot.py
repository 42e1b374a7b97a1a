"""The networks for pictures from behind once more, in Python, with the same names in their state
dicts (Sources/Networks/Rearfoot)."""
import torch
from torch import nn
from torch.nn import functional

from networks import Residual


class Block(nn.Module):
    """Convolution, batch norm, ReLU."""

    def __init__(self, inputs, outputs, kernel=3, stride=1):
        super().__init__()
        self.conv = nn.Conv2d(inputs, outputs, kernel, stride, kernel // 2, bias=False)
        self.bn = nn.BatchNorm2d(outputs)

    def forward(self, x):
        return torch.relu(self.bn(self.conv(x)))


def centres(width, height, stride):
    x = (torch.arange(width) + 0.5) * stride
    y = (torch.arange(height) + 0.5) * stride
    return x.repeat(height), y.repeat_interleave(width)


class Path(nn.Module):
    """Maps of several sizes, the finest first, as one."""

    def __init__(self, channels, width):
        super().__init__()
        self.laterals = nn.ModuleList(nn.Conv2d(inputs, width, 1) for inputs in channels)
        self.smooth = nn.ModuleList(Block(width, width) for _ in channels[1:])

    def forward(self, maps):
        value = self.laterals[-1](maps[-1])
        for index in reversed(range(len(maps) - 1)):
            double = functional.interpolate(value, scale_factor=2.0, mode="nearest")
            value = self.smooth[index](self.laterals[index](maps[index]) + double)
        return value


class PointReading(nn.Module):
    def __init__(self, channels, points, width, height, stride):
        super().__init__()
        self.read = nn.Conv2d(channels, 5 * points, 1)
        self.points, self.stride = points, stride
        x, y = centres(width, height, stride)
        self.register_buffer("centres", torch.stack([x, y])[None, None], persistent=False)

    def forward(self, x):
        values = self.read(x).float().flatten(2).unflatten(1, (self.points, 5))
        share = (values[:, :, :1] * 3).softmax(-1)
        places = values[:, :, 1:3].tanh() * (1.5 * self.stride) + self.centres
        scale = (share * values[:, :, 3:5]).sum(3).clamp(-4, 5)
        deviations = scale.exp() * 2**0.5
        return (share * places).sum(3), deviations, values[:, :, 0]


class BoxReading(nn.Module):
    def __init__(self, channels, width, height, stride):
        super().__init__()
        self.read = nn.Conv2d(channels, 8, 1)
        x, y = centres(width, height, stride)
        self.register_buffer("centres", torch.stack([x, y, x, y])[None], persistent=False)

    def forward(self, x):
        values = self.read(x).float().flatten(2)
        share = values[:, :4].softmax(-1)
        return (share * (values[:, 4:] * 64 + self.centres)).sum(2)


class Head(nn.Module):
    def __init__(self, channels, width, reading):
        super().__init__()
        self.path = Path(channels, width)
        self.reading = reading

    def forward(self, maps):
        return self.reading(self.path(maps))


class Backbone(nn.Module):
    """Residual blocks, each followed by a convolution 1 x 1 and a maximum."""

    def __init__(self):
        super().__init__()
        widths = [16, 24, 48, 80, 128]
        self.stem = Block(3, widths[0], stride=2)
        self.stages = nn.ModuleList(
            nn.Sequential(Residual(inputs, outputs, 1), Block(outputs, outputs, 1))
            for inputs, outputs in zip(widths, widths[1:])
        )

    def forward(self, pictures):
        value, levels = self.stem((pictures - 0.5) * 4), []
        for stage in self.stages:
            levels.append(stage(value))
            value = functional.max_pool2d(levels[-1], 2)
        return levels + [value]


class MultiHead(nn.Module):
    def __init__(self, points):
        super().__init__()
        self.backbone = Backbone()
        self.box_head = Head([80, 128, 128], 32, BoxReading(32, 32, 32, 8))
        self.point_head = Head([48, 80, 128, 128], 32, PointReading(32, points, 64, 64, 4))

    def forward(self, pictures):
        levels = self.backbone(pictures)
        return *self.point_head(levels[1:]), self.box_head(levels[2:])


class HeatMap(nn.Module):
    """For pictures of width x height pixels."""

    def __init__(self, points, width, height, widths, blocks):
        super().__init__()
        self.stem = Block(3, widths[0], stride=2)
        self.levels = nn.ModuleList(
            nn.Sequential(
                Block(widths[index], widths[index + 1], stride=2),
                *(Residual(widths[index + 1], widths[index + 1], 1) for _ in range(count)),
            )
            for index, count in enumerate(blocks)
        )
        self.path = Path(widths[1:], 24)
        self.reading = PointReading(24, points, width // 4, height // 4, 4)

    def forward(self, pictures):
        value, maps = self.stem((pictures - 0.5) * 4), []
        for level in self.levels:
            value = level(value)
            maps.append(value)
        return self.reading(self.path(maps))


def overview(points):
    return HeatMap(points, 128, 192, (16, 24, 48, 96, 160), (0, 1, 2, 3))


def leg(points):
    return HeatMap(points, 128, 256, (16, 24, 48, 96, 128), (0, 1, 2, 2))


def close_up(points):
    return HeatMap(points, 80, 80, (20, 32, 64), (1, 2))


def loss(found, points, box=None, width=64):
    """Smooth L1, cross entropy of the maps with bells, likelihood of the deviations, as
    `RearfootLoss` has them with all weights 1; `width` is that of the maps, in cells."""
    places, deviations, scores = found[:3]
    cells = found[3] if len(found) > 3 else None
    stride = 4
    x, y = centres(width, scores.shape[2] // width, stride)
    square = (points[..., :1] - x) ** 2 + (points[..., 1:] - y) ** 2
    bell = (square * (-0.5 / 16)).softmax(-1)
    total = functional.smooth_l1_loss(places, points)
    total = total - 4 * (bell * scores.log_softmax(-1)).sum(-1).mean()
    errors = (places.detach() - points).abs()
    total = total + ((deviations * 2**0.5).log() + errors * 2**0.5 / deviations).mean()
    return total if cells is None else total + functional.smooth_l1_loss(cells, box)
