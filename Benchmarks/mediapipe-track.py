"""Runs MediaPipe's BlazePose (legacy solution, full model) over a video.

usage: mediapipe-track.py VIDEO [LANDMARKS.json]

Prints frames, frames with a pose, seconds from the first decoded frame to the last pose, and
frames per second. The network is loaded before the clock starts. With a second argument, writes
for each frame the smoothed landmarks (x, y, z, visibility; as parts of the picture) or null.
"""

import json
import os
import sys
import time

os.environ.setdefault("GLOG_minloglevel", "2")
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")

import cv2
import mediapipe


def track(path):
    """Returns the landmarks of each frame, the picture's size, and the seconds that it took."""
    frames = []
    size = None
    with mediapipe.solutions.pose.Pose(model_complexity=1) as pose:
        start = time.perf_counter()
        video = cv2.VideoCapture(path)
        while True:
            ok, picture = video.read()
            if not ok:
                break
            size = (picture.shape[1], picture.shape[0])
            result = pose.process(cv2.cvtColor(picture, cv2.COLOR_BGR2RGB))
            frames.append(
                result.pose_landmarks
                and [[p.x, p.y, p.z, p.visibility] for p in result.pose_landmarks.landmark])
        seconds = time.perf_counter() - start
    return frames, size, seconds


def main():
    frames, size, seconds = track(sys.argv[1])
    if not frames:
        sys.exit(f"{sys.argv[1]}: OpenCV finds no frames in it")
    seen = sum(frame is not None for frame in frames)
    rate = len(frames) / seconds
    print(f"frames {len(frames)}  posed {seen}  seconds {seconds:.3f}  fps {rate:.1f}")
    if len(sys.argv) > 2:
        with open(sys.argv[2], "w", encoding="utf-8") as file:
            json.dump({"width": size[0], "height": size[1], "frames": frames}, file)


main()
