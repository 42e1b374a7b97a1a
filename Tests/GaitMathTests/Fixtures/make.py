"""Makes scipy.json: reference values of SciPy for filters, splines and spectra.

Run with NumPy and SciPy installed: python3 make.py > scipy.json
"""

import json

import numpy as np
import scipy
from scipy import interpolate, signal


def zero_lag(x, cutoff, rate, order):
    """Both passes on the rest from the line between the ends; -3 dB of both at the cut-off."""
    warped = np.tan(np.pi * cutoff / rate) / (np.sqrt(2) - 1) ** (1 / (2 * order))
    design = np.arctan(warped) / np.pi * rate
    sections = signal.butter(order, design, fs=rate, output="sos")
    pad = min(max(9, int(np.ceil(rate / cutoff))), len(x) - 1)
    line = np.linspace(x[0], x[-1], len(x))
    return signal.sosfiltfilt(sections, x - line, padtype="odd", padlen=pad) + line


random = np.random.default_rng(7)
filters = []
for rate, cutoff, order, count in [
    (60, 8, 2, 60), (30, 6, 2, 20), (240, 8, 2, 50), (120, 12, 4, 40), (25, 11, 2, 5),
]:
    x = np.cumsum(random.normal(size=count)) + 100
    filters.append({
        "rate": rate, "cutoff": cutoff, "order": order, "input": x.tolist(),
        "output": zero_lag(x, cutoff, rate, order).tolist(),
    })

x = np.cumsum(random.uniform(0.2, 1.5, 12))
y = random.normal(size=12)
targets = np.linspace(x[0] - 0.1, x[-1] + 0.1, 25)
splines = {
    "x": x.tolist(), "y": y.tolist(), "targets": targets.tolist(),
    "spline": interpolate.CubicSpline(x, y)(targets).tolist(),
    "spline3": interpolate.CubicSpline(x[:3], y[:3])(targets[:6]).tolist(),
    "monotone": interpolate.PchipInterpolator(x, y)(targets).tolist(),
}
s = random.normal(size=11)
spectrum = np.fft.rfft(s, 16)
print(json.dumps({
    "scipy": scipy.__version__, "filters": filters, "splines": splines,
    "spectrum": {"signal": s.tolist(), "real": spectrum.real.tolist(),
                 "imaginary": spectrum.imag.tolist()},
}))
