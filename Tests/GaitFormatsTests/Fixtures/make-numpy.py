#!/usr/bin/env python3
"""Makes the NumPy fixtures of this folder (numpy 2.4.6). Run it in this folder.

Frame f, landmark l: x = 0.25 + l / 100 + f / 1000, y = 0.5 + l / 200, z = -l / 100,
visibility = 1 - l / 100. Frame 2 has nobody: NaN in the floats, zeros in the integers.
"""
import numpy as np

f, l = np.meshgrid(np.arange(4), np.arange(33), indexing="ij")
poses = np.stack([0.25 + l / 100 + f / 1000, 0.5 + l / 200, -l / 100, 1 - l / 100], axis=-1)
poses[2] = np.nan

np.save("f4.npy", poses.astype("<f4"))
np.save("f8-three.npy", poses[..., :3])
np.save("fortran.npy", np.asfortranarray(poses.astype("<f4")))
np.save("big-endian.npy", poses.astype(">f4"))
np.save("wrong-shape.npy", np.zeros((4, 32, 4), "<f4"))
np.save("strings.npy", np.array(["a", "b"]))

# Whole pixels with a third column that is all ones.
pixels = np.stack([100 + 10 * l + f, 300 + 5 * l, np.ones_like(l)], axis=-1)
pixels[2] = 0
np.save("i2-pixels.npy", pixels.astype("<i2"))

# Two sequences; the second is the first shifted by a tenth, and only three of its frames are real.
two = np.stack([poses, poses + [0.1, 0, 0, 0]]).astype("<f4")
extra = dict(y=np.array([0, 1]), names=np.array(["a", "b"]), length=np.array([4, 3]))
np.savez_compressed("deflated.npz", X=two, **extra)
np.savez("stored.npz", X=two, **extra)
np.savez_compressed("no-poses.npz", **extra)
np.savez_compressed("two-arrays.npz", a=two[0], b=two[1])
