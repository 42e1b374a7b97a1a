"""Golden pictures for PictureProcessing, made by Python's OpenCV.

usage: OPENCV_IPP=disabled python preprocessing.py FOLDER

Needs opencv-python-headless 4.6.0.66 and numpy below 2. IPP is a library of Intel's in Python's
build, which Debian's does without. Writes FOLDER/golden.rgb: pictures of 96 x 64 pixels, three
bytes each, one after the other in the order of NAMES.
"""

import sys

import cv2
import numpy as np

NAMES = [
    "scene", "grey", "edges", "edges-over-colour", "equalise", "clahe", "denoise-gaussian",
    "denoise-bilateral", "background", "equalise-edges", "clahe-denoise-edges", "perspective",
    "affine", "blur", "jpeg-30", "jpeg-75", "jpeg-95",
]


def scene(frame=0):
    """The picture that Tests/PictureProcessingTests/Pictures.swift makes too."""
    picture = np.zeros((64, 96, 3), np.uint8)
    state = 12345
    for y in range(64):
        for x in range(96):
            state = (state * 1664525 + 1013904223) % 2**32
            noise = (state >> 24) % 13 - 6
            colour = [40 + x, 30 + 2 * y, 150 - x // 2 - y // 2]
            if (x - 20 - 2 * frame) ** 2 + (y - 24) ** 2 < 144:
                colour = [210, 60, 40]
            if (x - 66) ** 2 + (y - 40) ** 2 < 225:
                colour = [230, 225, 200]
            if 40 < x < 60 and (x // 4 + y // 4) % 2 == 0:
                colour = [25, 90, 160]
            picture[y, x] = np.clip(np.array(colour) + noise, 0, 255)
    return picture


def lightness(picture, change):
    planes = cv2.cvtColor(picture, cv2.COLOR_RGB2YCrCb)
    planes[:, :, 0] = change(np.ascontiguousarray(planes[:, :, 0]))
    return cv2.cvtColor(planes, cv2.COLOR_YCrCb2RGB)


def edges(picture):
    grey = cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY)
    return cv2.cvtColor(cv2.Canny(grey, 50, 150, L2gradient=True), cv2.COLOR_GRAY2RGB)


def equalise(picture):
    return lightness(picture, cv2.equalizeHist)


def clahe(picture):
    return lightness(picture, cv2.createCLAHE(clipLimit=2, tileGridSize=(8, 8)).apply)


def gaussian(picture):
    return cv2.GaussianBlur(picture, (5, 5), 1.1)


def overlaid(picture):
    return picture | edges(picture)


def background():
    model = cv2.createBackgroundSubtractorMOG2(500, 16, True)
    for frame in range(12):
        picture = scene(frame)
        mask = model.apply(picture)
    return np.where(mask[:, :, None] == 255, picture, 0).astype(np.uint8)


def warped(picture, inverse):
    """A map between places where the first pixel reaches from 0 to 1."""
    half = np.array([[1, 0, 0.5], [0, 1, 0.5], [0, 0, 1]])
    inverse = np.linalg.inv(half) @ np.array(inverse, float) @ half
    flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
    border = dict(borderMode=cv2.BORDER_CONSTANT, borderValue=(9, 99, 199))
    if inverse[2, 0] == 0 and inverse[2, 1] == 0:
        return cv2.warpAffine(picture, inverse[:2], (96, 64), flags=flags, **border)
    return cv2.warpPerspective(picture, inverse, (96, 64), flags=flags, **border)


def jpeg(picture, quality):
    file = cv2.imencode(".jpg", picture[:, :, ::-1], [cv2.IMWRITE_JPEG_QUALITY, quality])[1]
    return cv2.imdecode(file, cv2.IMREAD_COLOR)[:, :, ::-1]


def main():
    cv2.setNumThreads(1)
    picture = scene()
    made = {
        "scene": picture,
        "grey": cv2.cvtColor(cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY), cv2.COLOR_GRAY2RGB),
        "edges": edges(picture),
        "edges-over-colour": overlaid(picture),
        "equalise": equalise(picture),
        "clahe": clahe(picture),
        "denoise-gaussian": gaussian(picture),
        "denoise-bilateral": cv2.bilateralFilter(picture, 9, 75, 75),
        "background": background(),
        "equalise-edges": overlaid(equalise(picture)),
        "clahe-denoise-edges": overlaid(gaussian(clahe(picture))),
        "perspective": warped(picture, [[0.75, 0.125, 3], [-0.0625, 0.875, 5], [0.001, 0.002, 1]]),
        "affine": warped(picture, [[0.875, -0.25, 10], [0.25, 0.875, -8], [0, 0, 1]]),
        "blur": cv2.GaussianBlur(picture, (13, 13), 2),
        "jpeg-30": jpeg(picture, 30),
        "jpeg-75": jpeg(picture, 75),
        "jpeg-95": jpeg(picture, 95),
    }
    assert list(made) == NAMES
    with open(sys.argv[1] + "/golden.rgb", "wb") as file:
        for name in NAMES:
            assert made[name].shape == (64, 96, 3) and made[name].dtype == np.uint8, name
            file.write(np.ascontiguousarray(made[name]).tobytes())
    print(cv2.__version__, len(NAMES), "pictures")


main()
