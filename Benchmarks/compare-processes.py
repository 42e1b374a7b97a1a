"""Runs Footfall and myogait in turn as whole processes and prints medians and ratios.

usage: compare-processes.py ROUNDS CHECKOUT VIDEO        (started by compare-myogait)
"""

import os
import statistics
import sys
import tempfile
import time


def run(command, folder):
    """Returns wall seconds and peak memory (MiB) of a process, its output thrown away."""
    start = time.perf_counter()
    process = os.fork()
    if process == 0:
        os.chdir(folder)
        nothing = os.open(os.devnull, os.O_RDWR)
        for stream in (0, 1, 2):
            os.dup2(nothing, stream)
        os.execvp(command[0], command)
    _, status, usage = os.wait4(process, 0)
    seconds = time.perf_counter() - start
    code = os.waitstatus_to_exitcode(status)
    # Footfall's 4: the clip was read, and the gait in it refused.
    if code not in (0, 4):
        sys.exit(f"{command[0]} ended with status {code}")
    return seconds, usage.ru_maxrss / 1024


def main():
    rounds, checkout, video = int(sys.argv[1]), sys.argv[2], sys.argv[3]
    commands = {
        "myogait 0.9.2": [
            f"{checkout}/.deps/myogait/bin/myogait", "run", video, "-m", "mediapipe", "-o",
            "out.json"],
        "Footfall": [
            f"{checkout}/footfall", "analyze", video, "--only", "json", "--model", "blazepose",
            "--quiet"],
    }
    measured = {name: [] for name in commands}
    for turn in range(rounds + 1):
        for name, command in commands.items():
            with tempfile.TemporaryDirectory() as folder:
                figures = run(command, folder)
            if turn > 0:  # the first turn fills caches
                measured[name].append(figures)
                print(f"{name}\t{figures[0]:.2f} s\t{figures[1]:.0f} MiB", file=sys.stderr)
    base = [statistics.median(column) for column in zip(*measured["myogait 0.9.2"])]
    for name, figures in measured.items():
        seconds, memory = (statistics.median(column) for column in zip(*figures))
        print(
            f"{name:15s} {seconds:7.2f} s {memory:7.0f} MiB   "
            f"ratio {seconds / base[0]:.2f} (time) {memory / base[1]:.2f} (memory)")


main()
