"""`python main.py FOLDER NAME@DATA@REPLICATES ...`: one line of JSON for each, as `segbar-bench peers` gives them."""

import json
import math
import sys
from pathlib import Path

import clock
import numpy
from data import Data


def tables():
    """Name of a comparison to the function that does it; the second do so with a number of replicates."""
    import of_chance
    import of_counts
    import of_neighbourhoods
    import of_neighbours

    exact = {**of_counts.PEERS, **of_neighbours.PEERS, **of_neighbourhoods.PEERS}
    return exact, {**of_chance.WITH_CHANCE, **of_neighbours.WITH_CHANCE}


def one(work, replicates):
    result, seconds, runs = clock.run(work, warm=not replicates)
    line = dict(result) if isinstance(result, dict) else {"values": result}
    for key, value in line.items():
        if hasattr(value, "__len__"):
            line[key] = [float(v) if math.isfinite(v) else None for v in value]
        elif key != "count":
            line[key] = float(value)
    scale = getattr(work, "scale", 1)
    return {**line, "seconds": seconds * scale, "scaled": scale != 1, "runs": runs}


def main(folder, tasks):
    exact, with_chance = tables()
    loaded = {}
    for task in tasks:
        name, where, replicates = task.split("@")
        data = loaded.setdefault(where, Data(folder / where))
        numpy.random.seed(1)
        try:
            if int(replicates):
                # Compiles what is compiled and starts the workers, which no replicate should pay for.
                with_chance[name.replace("persons", "evenness")](data, 4)()
                work = with_chance[name](data, int(replicates))
            else:
                work = exact[name](data)
            line = one(work, int(replicates))
        except Exception as reason:  # whatever a package throws is a result of the comparison
            line = {"error": f"{type(reason).__name__}: {reason}"[:300]}
        print(json.dumps({"task": task, **line, "peak": clock.peak()}), flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
