"""One run of a command, measured; and how figures of several runs are printed."""
import os
import statistics
import subprocess
import sys
import time


class Run:
    """Seconds of CPU (user and system), of user time and of wall time, and peak MiB of a command."""

    def __init__(self, command):
        began = time.perf_counter()
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        self.wall = time.perf_counter() - began
        process.returncode = os.waitstatus_to_exitcode(status)
        self.cpu = usage.ru_utime + usage.ru_stime
        self.user = usage.ru_utime
        self.peak = usage.ru_maxrss / 1024
        if process.returncode != 0:
            sys.exit(f"status {process.returncode}: {' '.join(command)}")


def spread(values, digits):
    """The median, and between which values: 5.1 (4.9-5.3)."""
    return f"{statistics.median(values):.{digits}f} ({min(values):.{digits}f}-{max(values):.{digits}f})"
