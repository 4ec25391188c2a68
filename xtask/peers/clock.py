"""Median time of some runs, as many as fit into half a second, at least one and at most seven."""

import resource
import statistics
import time


def run(work, warm=True):
    """The result of the work, the median seconds and the number of runs that were timed."""
    start = time.perf_counter()
    result = work()
    first = time.perf_counter() - start
    # The first run compiles what is compiled, which no other run should pay for.
    if first > 60 or not warm:
        return result, first, 1
    runs = max(1, min(7, int(0.5 / max(first, 1e-9))))
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        result = work()
        times.append(time.perf_counter() - start)
    return result, statistics.median(times), runs


def peak():
    """Most memory that this process has held, in bytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
