"""Checks the ONNX files of compare-int8 and prints its table.

usage: compare-int8.py FOLDER           the folder that the tests wrote
       compare-int8.py --check FILE...  only onnx.checker, with full check
"""

import json
import pathlib
import sys

import numpy
import onnx
import onnxruntime


def check(file):
    onnx.checker.check_model(str(file), full_check=True)
    # Fields in the order of Python's own writer, so that both give the same bytes.
    same = onnx.load(file).SerializeToString() == pathlib.Path(file).read_bytes()
    print(f"{pathlib.Path(file).name}: sound; {'the same' if same else 'other'} bytes as Python's onnx")


def difference(folder, file):
    """The largest difference between OpenVINO's answers and ONNX Runtime's."""
    options = onnxruntime.SessionOptions()
    options.log_severity_level = 3
    session = onnxruntime.InferenceSession(file, options)
    shape = [1 if isinstance(size, str) else size for size in session.get_inputs()[0].shape]
    inputs = numpy.fromfile(folder / f"{file.stem.split('-')[0]}.inputs", numpy.float32)
    answers = numpy.fromfile(file.with_suffix(".answers"), numpy.float32)
    inputs = inputs.reshape([-1] + shape)
    ours = answers.reshape([len(inputs), -1])
    theirs = [session.run(None, {session.get_inputs()[0].name: x})[0].ravel() for x in inputs]
    return numpy.abs(ours - numpy.array(theirs)).max(), numpy.abs(ours).max()


def main(arguments):
    if arguments[0] == "--check":
        for file in arguments[1:]:
            check(file)
        return
    folder = pathlib.Path(arguments[0])
    files = sorted(folder.glob("*.onnx"))
    for file in files:
        check(file)
    print(f"\n{'file':24}{'OpenVINO - ONNX Runtime':>26}{'largest output':>18}")
    for file in files:
        largest, scale = difference(folder, file)
        print(f"{file.stem:24}{largest:26.2e}{scale:18.3f}")
    print(f"\n{'network':20}{'size':>8}{'call, us':>20}{'ratio':>8}{'largest difference':>20}  range")
    for file in sorted(folder.glob("*.json")):
        report = json.loads(file.read_text())
        size, time = report["bytes"], report["latency"]
        calls = f"{time['before'] * 1e6:.1f} -> {time['after'] * 1e6:.1f}"
        print(
            f"{file.stem:20}{size['after'] / size['before']:8.1%}{calls:>20}"
            f"{time['after'] / time['before']:8.2f}{report['largestDifference']:20.4f}"
            f"  {report.get('clipping', '')}")


if __name__ == "__main__":
    main(sys.argv[1:])
