"""Cuts people out of analysed clips, labelled by the way they face, as a small real task.

usage: direction-pictures.py FOLDER VIDEO-FOLDER OUT.safetensors

FOLDER is what `footfall analyze VIDEO-FOLDER --out FOLDER` wrote. From every clip seen from the side
up to 60 frames are taken at even distances, the person is cut out as a square and scaled to 96 x 96
pixels. The label is 1 where the toes lie to the right of the heels and 0 where they lie to the left;
every second picture is mirrored, and its label with it. `group` is the number of the clip.
"""

import json
import pathlib
import struct
import sys

import cv2
import numpy

SIZE = 96
PER_CLIP = 60


def clip_pictures(video, folder):
    poses = json.loads((folder / "poses.json").read_text())
    names = poses["skeleton"]["points"]
    toes = [names.index("left_big_toe"), names.index("right_big_toe")]
    heels = [names.index("left_heel"), names.index("right_heel")]
    usable = [i for i, frame in enumerate(poses["frames"]) if all(p is not None for p in frame)]
    chosen = {usable[i] for i in numpy.linspace(0, len(usable) - 1, PER_CLIP).astype(int)}
    capture = cv2.VideoCapture(str(video))
    start = round(poses["times"][0] * capture.get(cv2.CAP_PROP_FPS))
    index = -start
    while True:
        there, picture = capture.read()
        if not there:
            return
        if index in chosen:
            points = numpy.array(poses["frames"][index])[:, :2]
            low, high = points.min(axis=0), points.max(axis=0)
            side = 1.2 * (high - low).max()
            corner = (low + high - side) / 2
            matrix = numpy.array(
                [[SIZE / side, 0, -corner[0] * SIZE / side], [0, SIZE / side, -corner[1] * SIZE / side]])
            crop = cv2.warpAffine(picture, matrix, (SIZE, SIZE), flags=cv2.INTER_AREA)
            facing = points[toes, 0].mean() - points[heels, 0].mean()
            yield cv2.cvtColor(crop, cv2.COLOR_BGR2RGB).transpose(2, 0, 1), int(facing > 0)
        index += 1


def save(path, tensors):
    types = {"uint8": "U8", "int64": "I64"}
    header, offset = {}, 0
    for name, array in tensors.items():
        header[name] = {
            "dtype": types[str(array.dtype)],
            "shape": list(array.shape),
            "data_offsets": [offset, offset + array.nbytes],
        }
        offset += array.nbytes
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    with open(path, "wb") as file:
        file.write(struct.pack("<Q", len(text)) + text)
        for array in tensors.values():
            file.write(array.tobytes())


def main(folder, videos, out):
    pictures, labels, groups = [], [], []
    for number, clip in enumerate(sorted(pathlib.Path(folder).glob("?*.footfall"))):
        result = json.loads((clip / "result.json").read_text())
        if result["view"]["value"] != "side":
            continue
        video = pathlib.Path(videos) / clip.name.removesuffix(".footfall")
        for count, (picture, label) in enumerate(clip_pictures(video, clip)):
            if count % 2:
                picture, label = picture[:, :, ::-1], 1 - label
            pictures.append(numpy.ascontiguousarray(picture))
            labels.append(label)
            groups.append(number)
        print(f"{video.name}: {labels[-1:]} ... {groups.count(number)} pictures", file=sys.stderr)
    save(out, {
        "pictures": numpy.stack(pictures).astype(numpy.uint8),
        "labels": numpy.array(labels, dtype=numpy.int64),
        "groups": numpy.array(groups, dtype=numpy.int64),
    })


if __name__ == "__main__":
    main(*sys.argv[1:])
