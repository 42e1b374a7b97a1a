"""The networks of Sources/Networks once more, in Python, with the same names in their state dicts."""
import torch
from torch import nn


class Residual(nn.Module):
    def __init__(self, inputs, outputs, stride):
        super().__init__()
        self.conv1 = nn.Conv2d(inputs, outputs, 3, stride, 1, bias=False)
        self.bn1 = nn.BatchNorm2d(outputs)
        self.conv2 = nn.Conv2d(outputs, outputs, 3, 1, 1, bias=False)
        self.bn2 = nn.BatchNorm2d(outputs)
        if stride != 1 or inputs != outputs:
            self.downsample = nn.Sequential(
                nn.Conv2d(inputs, outputs, 1, stride, bias=False), nn.BatchNorm2d(outputs)
            )

    def forward(self, x):
        shortcut = self.downsample(x) if hasattr(self, "downsample") else x
        y = torch.relu(self.bn1(self.conv1(x)))
        return torch.relu(self.bn2(self.conv2(y)) + shortcut)


class ResNet18(nn.Module):
    def __init__(self, classes=1000):
        super().__init__()
        self.conv1 = nn.Conv2d(3, 64, 7, 2, 3, bias=False)
        self.bn1 = nn.BatchNorm2d(64)
        self.maxpool = nn.MaxPool2d(3, 2, 1)
        widths = [64, 64, 128, 256, 512]
        for stage in range(1, 5):
            inputs, outputs = widths[stage - 1], widths[stage]
            pair = [Residual(inputs, outputs, 1 if stage == 1 else 2), Residual(outputs, outputs, 1)]
            setattr(self, f"layer{stage}", nn.Sequential(*pair))
        self.fc = nn.Linear(512, classes)

    def forward(self, x):
        x = self.maxpool(torch.relu(self.bn1(self.conv1(x))))
        x = self.layer4(self.layer3(self.layer2(self.layer1(x))))
        return self.fc(nn.functional.adaptive_avg_pool2d(x, 1).flatten(1))


def block(inputs, outputs, kernel, stride=1, groups=1):
    convolution = nn.Conv2d(inputs, outputs, kernel, stride, kernel // 2, groups=groups, bias=False)
    return nn.Sequential(convolution, nn.BatchNorm2d(outputs), nn.ReLU6())


class Inverted(nn.Module):
    def __init__(self, inputs, outputs, widening, stride):
        super().__init__()
        hidden = inputs * widening
        widen = [block(inputs, hidden, 1)] if widening > 1 else []
        self.conv = nn.Sequential(
            *widen,
            block(hidden, hidden, 3, stride, hidden),
            nn.Conv2d(hidden, outputs, 1, bias=False),
            nn.BatchNorm2d(outputs),
        )
        self.adds = stride == 1 and inputs == outputs

    def forward(self, x):
        return x + self.conv(x) if self.adds else self.conv(x)


class MobileNetV2(nn.Module):
    def __init__(self, classes=1000):
        super().__init__()
        table = """1 16 1 1
                   6 24 2 2
                   6 32 3 2
                   6 64 4 2
                   6 96 3 1
                   6 160 3 2
                   6 320 1 1"""
        layers, channels = [block(3, 32, 3, 2)], 32
        for line in table.splitlines():
            widening, outputs, count, stride = map(int, line.split())
            for index in range(count):
                layers.append(Inverted(channels, outputs, widening, stride if index == 0 else 1))
                channels = outputs
        self.features = nn.Sequential(*layers, block(channels, 1280, 1))
        self.classifier = nn.Sequential(nn.Dropout(0.2), nn.Linear(1280, classes))

    def forward(self, x):
        x = nn.functional.adaptive_avg_pool2d(self.features(x), 1)
        return self.classifier(x.flatten(1))


class PostureNetwork(nn.Module):
    def __init__(self, inputs, classes=2):
        super().__init__()
        layers = []
        for width, dropout in [(32, 0), (64, 0.2), (128, 0.3), (256, 0.3), (128, 0.2), (64, 0)]:
            layers += [nn.Linear(inputs, width), nn.BatchNorm1d(width), nn.ReLU6()]
            if dropout:
                layers.append(nn.Dropout(dropout))
            inputs = width
        self.features = nn.Sequential(*layers)
        self.classifier = nn.Sequential(nn.Dropout(0.2), nn.Linear(inputs, classes))

    def forward(self, x):
        return self.classifier(self.features(x))
