"""`python main.py FOLDER SECONDS SOLVER TASK`: one line of JSON, as the example `aims` of crates/siting gives it.

spopt builds the model and PuLP hands it to the solver, HiGHS or CBC, which gets so many seconds. The line holds what the
offices that are open at the end are worth on the matrix, the solver's own bound, whether it says that it has proved
them best, the seconds for model and solver together, and of these the solver's.
"""

import json
import math
import re
import resource
import sys
import tempfile
import time
from pathlib import Path

import numpy
import pulp
from spopt.locate import LSCP, MCLP, PCenter, PMedian


def model(aim, minutes, weights, numbers):
    if aim == "p_median":
        return PMedian.from_cost_matrix(minutes, weights, p_facilities=int(numbers[0]))
    if aim == "p_center":
        return PCenter.from_cost_matrix(minutes, p_facilities=int(numbers[0]))
    if aim == "mclp":
        return MCLP.from_cost_matrix(minutes, weights, numbers[1], p_facilities=int(numbers[0]))
    return LSCP.from_cost_matrix(minutes, numbers[0])


def worth(aim, minutes, weights, numbers, is_open):
    """Of a set of open candidates; none where it serves nobody or leaves somebody out who must be served."""
    if not is_open.any():
        return None
    nearest = minutes[:, is_open].min(axis=1)
    if aim == "p_median":
        return float((weights * nearest).sum())
    if aim == "p_center":
        return float(nearest.max())
    if aim == "mclp":
        return float(weights[nearest <= numbers[1]].sum())
    return float(is_open.sum()) if (nearest <= numbers[0]).all() else None


def with_highs(problem, seconds):
    problem.solve(pulp.HiGHS(msg=False, timeLimit=seconds))
    told = problem.solverModel
    bound = told.getInfo().mip_dual_bound
    proved = told.modelStatusToString(told.getModelStatus()) == "Optimal"
    return bound * (-1 if problem.sense == pulp.LpMaximize else 1), proved


def with_cbc(problem, seconds):
    with tempfile.TemporaryDirectory() as folder:
        log = Path(folder) / "cbc.log"
        problem.solve(pulp.PULP_CBC_CMD(msg=False, timeLimit=seconds, logPath=str(log)))
        text = log.read_text(errors="replace") if log.exists() else ""
    proved = problem.sol_status == pulp.LpSolutionOptimal
    told = re.findall(r"(?:Lower|Upper) bound:\s+(\S+)", text)
    if proved:
        return pulp.value(problem.objective), True
    return (abs(float(told[-1])) if told else math.nan), False


def main(folder, seconds, solver, task):
    aim, data, *numbers = task.split("@")
    numbers = [float(number) for number in numbers]
    weights = numpy.fromfile(folder / data / "weights.f64", "<f8")
    minutes = numpy.fromfile(folder / data / "minutes.f64", "<f8").reshape(len(weights), -1)
    start = time.perf_counter()
    asked = model(aim, minutes, weights, numbers)
    built = time.perf_counter()
    bound, proved = {"highs": with_highs, "cbc": with_cbc}[solver](asked.problem, seconds)
    end = time.perf_counter()
    # A solver that was stopped may leave nothing, or fractions: only whole offices count.
    shares = numpy.array([variable.value() or 0.0 for variable in asked.fac_vars])
    whole = (numpy.abs(shares - shares.round()) < 1e-6).all()
    value = worth(aim, minutes, weights, numbers, shares > 0.5) if whole else None
    line = {
        "task": task,
        "value": value,
        "bound": bound if math.isfinite(bound) else None,
        "proved": proved and value is not None,
        "seconds": end - start,
        "solver_seconds": end - built,
        "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024,
    }
    print(json.dumps(line), flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), float(sys.argv[2]), sys.argv[3], sys.argv[4])
