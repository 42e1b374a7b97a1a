"""Makes the C3D files of this folder: python3 make-c3d.py (needs numpy and ezc3d 1.7.2).

ezc3d.c3d is written by that library; the others byte by byte here, after the description of the
format at www.c3d.org. Four points in five frames: x = 100 * point + frame, y = -x / 2, z = 1000.25
(1000 where coordinates are whole numbers); the third point is missing in the second frame.
"""

import struct

FRAMES, POINTS = 5, 4
LABELS = ["LANK", "RANK", "Runner:LASI", "a b"]


def position(frame, point, whole):
    x = 100 * (point + 1) + frame
    return x, -x / 2 if not whole else -x // 2, 1000 if whole else 1000.25


class Machine:
    """How a machine stores its numbers."""

    def __init__(self, name):
        self.order = ">" if name == "mips" else "<"
        self.number = {"intel": 84, "dec": 85, "mips": 86}[name]
        self.is_vax = name == "dec"

    def word(self, value):
        return struct.pack(self.order + "H", value & 0xFFFF)

    def real(self, value):
        if not self.is_vax:
            return struct.pack(self.order + "f", value)
        if value == 0:
            return bytes(4)
        # VAX F: sign, exponent with offset 128 for a fraction from 0.5 on, the upper half first.
        sign = 0x8000 if value < 0 else 0
        mantissa, exponent = abs(value), 128
        while mantissa >= 1:
            mantissa, exponent = mantissa / 2, exponent + 1
        while mantissa < 0.5:
            mantissa, exponent = mantissa * 2, exponent - 1
        fraction = round((mantissa - 0.5) * 2**24)
        high = sign | exponent << 7 | fraction >> 16
        return struct.pack("<HH", high, fraction & 0xFFFF)


def section(machine, records):
    """Parameter records: (group number, group name) or (group, name, type, dimensions, data)."""
    out = bytes([1, 80, 0, machine.number])
    for record in records:
        if len(record) == 2:
            group, name = record
            out += struct.pack("bb", len(name), -group) + name.encode() + machine.word(3) + b"\0"
            continue
        group, name, kind, dimensions, data = record
        # A locked parameter: its name's length is negative.
        length = -len(name) if name == "UNITS" else len(name)
        out += struct.pack("bb", length, group) + name.encode()
        out += machine.word(5 + len(dimensions) + len(data))
        out += struct.pack("b", kind) + bytes([len(dimensions), *dimensions]) + data + b"\0"
    out += b"\0\0"
    out += bytes(-len(out) % 512)
    return out[:2] + bytes([len(out) // 512]) + out[3:]


def make(name, kind, whole, analog=0, first=1):
    machine = Machine(kind)
    scale = 0.5 if whole else -1.0
    width = max(map(len, LABELS))
    labels = "".join(label.ljust(width) for label in LABELS).encode()
    contexts, events = b"Left Right", b"Foot Strike Foot Off   "
    times = [0.0, 0.05 + (first - 1) / 20, 1.0, -59.9 + (first - 1) / 20]
    records = [
        (1, "POINT"), (2, "ANALOG"), (3, "EVENT"),
        (1, "USED", 2, [], machine.word(POINTS)),
        (1, "SCALE", 4, [], machine.real(scale)),
        (1, "RATE", 4, [], machine.real(20.0)),
        (1, "UNITS", -1, [2], b"mm"),
        (1, "LABELS", -1, [width, POINTS], labels),
        (2, "USED", 2, [], machine.word(analog)),
        (3, "USED", 2, [], machine.word(2)),
        (3, "CONTEXTS", -1, [5, 2], contexts),
        (3, "LABELS", -1, [11, 2], b"Foot StrikeFoot Off   "),
        (3, "TIMES", 4, [2, 2], b"".join(machine.real(t) for t in times)),
        # A parameter of more than a block, and one without values.
        (1, "DESCRIPTIONS", -1, [200, POINTS], b"x" * 200 * POINTS),
        (2, "LABELS", -1, [4, 0], b""),
    ]
    parameters = section(machine, records)
    start = 2 + len(parameters) // 512
    header = bytes([2, 80]) + b"".join(
        machine.word(v) for v in [POINTS, analog, first, first + FRAMES - 1, 0])
    header += machine.real(scale) + machine.word(start) + machine.word(1)
    header += machine.real(20.0)
    header += bytes(512 - len(header))
    data = b""
    for frame in range(FRAMES):
        for point in range(POINTS):
            values = position(frame, point, whole)
            missing = frame == 1 and point == 2
            if whole:
                stored = [0, 0, 0, -1] if missing else [round(v / scale) for v in values] + [0x0102]
                data += b"".join(machine.word(v) for v in stored)
            else:
                stored = [0, 0, 0, -1] if missing else [*values, 3.0]
                data += b"".join(machine.real(v) for v in stored)
        data += (machine.word(7) if whole else machine.real(7)) * analog
    data += bytes(-len(data) % 512)
    open(name, "wb").write(header + parameters + data)


def make_ezc3d():
    import ezc3d
    import numpy

    file = ezc3d.c3d()
    file["parameters"]["POINT"]["RATE"]["value"] = [20]
    file["parameters"]["POINT"]["UNITS"]["value"] = ["mm"]
    file["parameters"]["POINT"]["LABELS"]["value"] = tuple(LABELS)
    points = numpy.zeros((4, POINTS, FRAMES))
    for frame in range(FRAMES):
        for point in range(POINTS):
            points[:3, point, frame] = position(frame, point, False)
            points[3, point, frame] = 1
    points[:3, 2, 1] = numpy.nan
    file["data"]["points"] = points
    file.add_event([0, 0.05], "Left", "Foot Strike")
    file.add_event([1, -59.9], "Right", "Foot Off")
    file.write("ezc3d.c3d")


make("intel-real.c3d", "intel", whole=False)
make("intel-whole.c3d", "intel", whole=True, analog=6, first=11)
make("dec-real.c3d", "dec", whole=False, analog=1)
make("dec-whole.c3d", "dec", whole=True)
make("mips-real.c3d", "mips", whole=False, first=3)
make("mips-whole.c3d", "mips", whole=True, analog=2)
make_ezc3d()
