"""What torchvision's Keypoint R-CNN finds and learns with weights that a rule makes: the numbers that
`KeypointRCNNTests` compares with.

    python3 -m venv /some/folder
    /some/folder/bin/pip install numpy==2.4.6 torch==2.13.0+cpu pillow
    /some/folder/bin/pip download --no-deps torchvision==0.28.0
    /some/folder/bin/pip install --no-deps torchvision-0.28.0-cp311-cp311-manylinux_2_28_x86_64.whl
    /some/folder/bin/python Benchmarks/golden/keypoint_rcnn.py [--full FOLDER]

SHA-256 of that wheel: 7e80f543b22503d9415e126db5f0ff3917036925e38560ee6b9ae38c571a4002. It is built for
CUDA, so that its two operators are missing beside the processor's torch; plain ones stand in for them here,
which are first compared with loops on small cases.

Without arguments it writes Tests/NetworksTests/Fixtures/keypoint-rcnn.json: small pictures, few regions.
With --full it writes golden.json and gradients.safetensors into the folder: pictures of full size with the
settings as published, and every gradient. Point FOOTFALL_RCNN_GOLDEN at the folder to compare.
"""

import json
import math
import pathlib
import sys

import numpy as np
import torch

library = torch.library.Library("torchvision", "DEF")
library.define("nms(Tensor dets, Tensor scores, float iou_threshold) -> Tensor")
library.define("qnms(Tensor dets, Tensor scores, float iou_threshold) -> Tensor")
import torchvision  # noqa: E402
from torchvision.models import resnet50  # noqa: E402
from torchvision.models.detection import KeypointRCNN, _utils  # noqa: E402
from torchvision.models.detection.backbone_utils import _resnet_fpn_extractor  # noqa: E402
from torchvision.ops import FrozenBatchNorm2d, boxes, poolers  # noqa: E402

assert torchvision.__version__.startswith("0.28.0") and torch.__version__.startswith("2.13.0")
FIXTURE = pathlib.Path(__file__).resolve().parents[2] / "Tests/NetworksTests/Fixtures"
MASK = 2**64 - 1
GAMMA = 0x9E3779B97F4A7C15


class SplitMix64:
    """The generator of `GaitMath`, with its way to shuffle."""

    def __init__(self, seed):
        self.state = seed

    def next(self):
        self.state = (self.state + GAMMA) & MASK
        z = self.state
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
        return z ^ (z >> 31)

    def below(self, count):
        if count < 2:
            return 0
        least = (2**64 - count) % count
        while True:
            product = self.next() * count
            if product & MASK >= least:
                return product >> 64

    def shuffled(self, items):
        items = list(items)
        for last in range(len(items) - 1, 0, -1):
            other = self.below(last + 1)
            items[last], items[other] = items[other], items[last]
        return items


def units(seed, count):
    """The first `count` numbers of a seed in 0..<1."""
    with np.errstate(over="ignore"):
        z = np.uint64(seed) + np.arange(1, count + 1, dtype=np.uint64) * np.uint64(GAMMA)
        z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
        z = z ^ (z >> np.uint64(31))
    return (z >> np.uint64(11)).astype(np.float64) * 2.0**-53


def fill(model):
    """Every tensor from its name: FNV-1a of the name seeds its numbers."""
    for name, tensor in model.state_dict().items():
        seed = 0xCBF29CE484222325
        for byte in name.encode():
            seed = ((seed ^ byte) * 0x100000001B3) & MASK
        u = units(seed, tensor.numel())
        if tensor.dim() > 1:
            values = (2 * u - 1) * math.sqrt(6 / tensor[0].numel())
            # So that outputs are about 1: no score is 0 or 1 and no softmax all or nothing.
            small = {"layer_blocks": 0.05, "bbox_pred": 0.3, "cls_score": 0.3, "kps_score": 0.3}
            values *= next((factor for part, factor in small.items() if part in name), 1)
        elif name.endswith("weight") or name.endswith("running_var"):
            # What a block adds to its input is small, so that sixteen of them do not blow up.
            values = (u + 0.5) * (0.3 if "bn3.weight" in name else 1)
        else:
            values = (u - 0.5) * 0.2
        tensor.copy_(torch.from_numpy(values).float().reshape(tensor.shape))


def picture(height, width):
    """Waves of several lengths in three colours, 0 to 1."""
    y, x, c = np.meshgrid(np.arange(height), np.arange(width), np.arange(3), indexing="ij")
    wave = np.sin(x * 0.21 + c) + np.sin(y * 0.17 - x * 0.05) + np.sin(x * y * 0.003 + 2 * c)
    return torch.from_numpy((wave + 3) / 6).float().permute(2, 0, 1).contiguous()


def plain_nms(dets, scores, threshold):
    order = scores.sort(stable=True, descending=True)[1]
    overlap = boxes.box_iou(dets, dets)
    kept = []
    for i in order.tolist():
        if not kept or not bool((overlap[i, kept] > threshold).any()):
            kept.append(i)
    return torch.tensor(kept, dtype=torch.int64)


def plain_roi_align(features, rois, output_size, spatial_scale=1.0, sampling_ratio=-1, aligned=False):
    """Region by region where samples are counted by size, all at once otherwise."""
    rows, columns = output_size if isinstance(output_size, (tuple, list)) else (output_size,) * 2
    offset = 0.5 if aligned else 0.0
    picture, corners = rois[:, 0].long(), rois[:, 1:] * spatial_scale - offset
    width, height = corners[:, 2] - corners[:, 0], corners[:, 3] - corners[:, 1]
    if not aligned:
        width, height = width.clamp(min=1), height.clamp(min=1)
    if sampling_ratio <= 0:
        parts = []
        for i in range(len(rois)):
            across, down = math.ceil(width[i] / columns), math.ceil(height[i] / rows)
            parts.append(cells(features, picture[i : i + 1], corners[i : i + 1], width[i : i + 1],
                               height[i : i + 1], rows, columns, down, across))
        return torch.cat(parts)
    return cells(features, picture, corners, width, height, rows, columns, sampling_ratio, sampling_ratio)


def cells(features, picture, corners, width, height, rows, columns, down, across):
    def axis(start, length, count, samples, size):
        place = torch.arange(count).repeat_interleave(samples)
        part = (torch.arange(samples) + 0.5).repeat(count)
        step = (length / count)[:, None]
        at = start[:, None] + place * step + part * step / samples
        inside = (at >= -1) & (at <= size)
        at = at.clamp(min=0)
        low = at.floor().long()
        edge = low >= size - 1
        low = torch.where(edge, size - 1, low)
        high = torch.where(edge, low, low + 1)
        share = torch.where(edge, 0.0, at - low)
        return low, high, share, inside

    y = axis(corners[:, 1], height, rows, down, features.shape[2])
    x = axis(corners[:, 0], width, columns, across, features.shape[3])
    maps = features.permute(0, 2, 3, 1)
    pick = lambda v, h: maps[picture[:, None, None], v[:, :, None], h[:, None, :]]  # noqa: E731
    sy, sx = y[2][:, :, None, None], x[2][:, None, :, None]
    value = (
        (1 - sy) * (1 - sx) * pick(y[0], x[0]) + (1 - sy) * sx * pick(y[0], x[1])
        + sy * (1 - sx) * pick(y[1], x[0]) + sy * sx * pick(y[1], x[1])
    ) * (y[3][:, :, None, None] & x[3][:, None, :, None])
    value = value.reshape(len(picture), rows, down, columns, across, features.shape[1])
    # One after the other, so that the last bit does not depend on how a sum is split.
    total = 0
    for i in range(down):
        for j in range(across):
            total = total + value[:, :, i, :, j]
    return (total / (down * across)).permute(0, 3, 1, 2)


def check_plain_operators():
    """Against loops that are written down as the definition reads."""
    torch.manual_seed(1)
    maps = torch.rand(2, 3, 9, 11, dtype=torch.float64)
    rois = torch.tensor([[0, 1.3, 2.1, 7.7, 8.9], [1, -3, -2, 4, 3], [1, 5, 5, 5.2, 5.1], [0, 6, 3, 30, 20]],
                        dtype=torch.float64)
    for aligned in (False, True):
        for ratio in (2, 0):
            found = plain_roi_align(maps, rois, 2, 0.7, ratio, aligned)
            for r, roi in enumerate(rois.tolist()):
                shift = 0.5 if aligned else 0
                left, top, right, bottom = (v * 0.7 - shift for v in roi[1:])
                w, h = right - left, bottom - top
                if not aligned:
                    w, h = max(w, 1), max(h, 1)
                nx, ny = ratio or math.ceil(w / 2), ratio or math.ceil(h / 2)
                for i in range(2):
                    for j in range(2):
                        total = torch.zeros(3, dtype=torch.float64)
                        for a in range(ny):
                            for b in range(nx):
                                y = top + i * h / 2 + (a + 0.5) * h / 2 / ny
                                x = left + j * w / 2 + (b + 0.5) * w / 2 / nx
                                if not (-1 <= y <= 9 and -1 <= x <= 11):
                                    continue
                                y, x = min(max(y, 0), 8), min(max(x, 0), 10)
                                for v in range(9):
                                    for u in range(11):
                                        part = max(0, 1 - abs(y - v)) * max(0, 1 - abs(x - u))
                                        total += part * maps[int(roi[0]), :, v, u]
                        expected = total / (nx * ny)
                        assert (found[r, :, i, j] - expected).abs().max() < 1e-12, (aligned, ratio, r)
    three = torch.tensor([[0, 0, 10, 10], [0, 0, 10, 9], [20, 20, 30, 30.0]])
    assert plain_nms(three, torch.tensor([0.5, 0.6, 0.4]), 0.8).tolist() == [1, 2]
    assert plain_nms(three, torch.tensor([0.5, 0.5, 0.5]), 0.95).tolist() == [0, 1, 2]


check_plain_operators()
boxes.nms = plain_nms
poolers.roi_align = plain_roi_align
generator = SplitMix64(0)


def sample(self, labels):
    chosen = ([], [])
    for one in labels:
        groups = [torch.where(one >= 1)[0].tolist(), torch.where(one == 0)[0].tolist()]
        positives = min(len(groups[0]), int(self.batch_size_per_image * self.positive_fraction))
        counts = (positives, min(len(groups[1]), self.batch_size_per_image - positives))
        for masks, group, count in zip(chosen, groups, counts):
            mask = torch.zeros_like(one, dtype=torch.uint8)
            mask[generator.shuffled(group)[:count]] = 1
            masks.append(mask)
    return chosen


_utils.BalancedPositiveNegativeSampler.__call__ = sample


def make(classes, points, **settings):
    body = resnet50(weights=None, norm_layer=FrozenBatchNorm2d)
    model = KeypointRCNN(_resnet_fpn_extractor(body, 5), classes, num_keypoints=points, **settings)
    fill(model)
    return model


def noisy(image):
    """What must not change is what is compared: the same within the last bits."""
    return image * (1 + 2e-7 * torch.randn(image.shape))


def numbers(tensor):
    return [float(x) for x in tensor.detach().flatten().double()]


def found(model, image):
    with torch.no_grad():
        one = model([image])[0]
        others = [model([noisy(image)])[0] for _ in range(3)]
    for other in others:
        assert len(other["boxes"]) == len(one["boxes"]), "a number of detections that noise changes"
        assert (other["boxes"] - one["boxes"]).abs().max() < 0.02, "detections that noise changes"
    sure = torch.stack([(o["keypoints"] - one["keypoints"]).abs().amax(2) < 0.02 for o in others]).all(0)
    return {
        "size": list(image.shape[1:]),
        "boxes": numbers(one["boxes"]),
        "scores": numbers(one["scores"]),
        "labels": one["labels"].tolist(),
        "keypoints": numbers(one["keypoints"]),
        "keypointScores": numbers(one["keypoints_scores"]),
        "sure": sure.flatten().tolist(),
    }


def truth(height, width, points, classes, shift):
    """Two people side by side, the second without some of its points."""
    corners = [[0.08, 0.1, 0.47, 0.9], [0.55 - shift, 0.2, 0.93, 0.97]]
    size = torch.tensor([width, height, width, height], dtype=torch.float32)
    rows = torch.tensor(corners, dtype=torch.float32) * size
    keypoints = torch.zeros(2, points, 3)
    for person in range(2):
        for k in range(points):
            # Not 0.5: that would lie on the border of two cells of a heat map.
            u, v = ((k * 5 + 3 * person) % points + 0.37) / points, (k + 0.37) / points
            left, top, right, bottom = rows[person]
            keypoints[person, k, 0] = left + u * (right - left)
            keypoints[person, k, 1] = top + v * (bottom - top)
            keypoints[person, k, 2] = 0 if person == 1 and k % 3 == 0 else 2
    labels = torch.tensor([1, classes - 1])
    return {"boxes": rows, "labels": labels, "keypoints": keypoints}


def trained(model, sizes, points, classes, seed, keep=None):
    global generator
    images = [picture(*size) for size in sizes]
    targets = [truth(*size, points, classes, 0.1 * i) for i, size in enumerate(sizes)]
    model.train()

    def step(pictures):
        global generator
        generator = SplitMix64(seed)
        model.zero_grad()
        losses = model(pictures, targets)
        sum(losses.values()).backward()
        return losses, {name: p.grad.clone() for name, p in model.named_parameters()}

    losses, gradients = step(images)
    for name, one in step([noisy(image) for image in images])[1].items():
        change = float((one - gradients[name]).norm() / gradients[name].norm())
        if name == "roi_heads.keypoint_predictor.kps_score_lowres.bias":
            # A shift of a whole heat map changes no softmax: 0 but for rounding.
            continue
        assert change < 1e-2, f"the gradient of {name} changes by {change} with noise"
        if change > 3e-5:
            print("  noise changes", name, change)
    if keep:
        from safetensors.torch import save_file

        save_file({name: g.contiguous() for name, g in gradients.items()}, keep)
    entries = {}
    for name, gradient in gradients.items():
        flat = gradient.flatten()
        places = [i * (flat.numel() - 1) // 7 for i in range(8)]
        entries[name] = {"norm": float(flat.double().norm()), "samples": numbers(flat[places])}
    return {
        "sizes": [list(size) for size in sizes],
        "seed": seed,
        "targets": [{key: numbers(t[key]) for key in ("boxes", "keypoints")} | {"labels": t["labels"].tolist()}
                    for t in targets],
        "losses": {name: float(loss.detach()) for name, loss in losses.items()},
        "gradients": entries,
    }


SMALL = dict(min_size=160, max_size=288, rpn_pre_nms_top_n_train=300, rpn_pre_nms_top_n_test=200,
             rpn_post_nms_top_n_train=150, rpn_post_nms_top_n_test=100, rpn_batch_size_per_image=64,
             box_batch_size_per_image=32, box_detections_per_img=10)


def main():
    full = pathlib.Path(sys.argv[sys.argv.index("--full") + 1]) if "--full" in sys.argv else None
    torch.manual_seed(20240611)
    reference = KeypointRCNN(_resnet_fpn_extractor(resnet50(weights=None, norm_layer=FrozenBatchNorm2d), 5), 2)
    state = [[name, list(tensor.shape)] for name, tensor in reference.state_dict().items()]
    del reference
    classes, points = (2, 17) if full else (3, 6)
    settings = dict(min_size=800) if full else SMALL
    # At full size noise must not change the order of what is found; of 700 x 300 it exchanges two.
    sizes = [(480, 640), (700, 304), (900, 1400)] if full else [(120, 96), (150, 260), (230, 190)]
    model = make(classes, points, **settings).eval()
    pictures = []
    for size in sizes:
        pictures.append(found(model, picture(*size)))
        one = pictures[-1]
        print(size, len(one["scores"]), "found, scores", one["scores"][:3], sum(one["sure"]), "of",
              len(one["sure"]), "points sure", one["boxes"][:4], flush=True)
    step = trained(model, sizes[:2], points, classes, 7, full / "gradients.safetensors" if full else None)
    print(step["losses"])
    golden = {"torchvision": torchvision.__version__, "classes": classes, "points": points,
              "state": state, "pictures": pictures, "step": step}
    path = full / "golden.json" if full else FIXTURE / "keypoint-rcnn.json"
    path.write_text(json.dumps(golden, separators=(",", ":")) + "\n")
    print(path.name, path.stat().st_size, "bytes")


if __name__ == "__main__":
    main()
