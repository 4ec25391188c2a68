"""The k nearest people: EquiPop, and a tree of scipy's that is asked once per origin."""

import io
from contextlib import redirect_stdout

import numpy

K = [100, 1600, 12800, 51200]
# So many origins of the million are asked; the time is that of one, times all.
ORIGINS = 200


def equipop(data):
    from equipop import build_cells, run_knn_counts

    table = data.table
    people = table["total"].to_numpy()
    row = numpy.repeat(numpy.arange(len(table)), people)
    within = numpy.arange(len(row)) - numpy.repeat(numpy.cumsum(people) - people, people)
    persons = table[["x", "y"]].iloc[row].reset_index(drop=True)
    persons["in_group"] = (within < table["group"].to_numpy()[row]).astype(int)
    side = numpy.diff(numpy.unique(table["x"])).min()
    with redirect_stdout(io.StringIO()):
        cells = build_cells(persons, "x", "y", ["in_group"], unit_size=side, snap=False)

    def run():
        with redirect_stdout(io.StringIO()):
            found = run_knn_counts(cells, K, self_potential=0, overshoot_mode="whole", report=False)
        # In the order of the cells of the table, whatever order the package gives them.
        found = found.set_index(["EastWest", "NorthSouth"]).loc[list(zip(table["x"], table["y"]))]
        return found[[f"{name}{k}" for k in K for name in ("N_", "T_in_group_", "Dist_")]].to_numpy().T.ravel()

    return run


def tree_per_origin(data):
    from scipy.spatial import cKDTree

    table = data.table
    points = table[["x", "y"]].to_numpy()
    total, group = table["total"].to_numpy(), table["group"].to_numpy()
    origins = numpy.arange(ORIGINS) * (len(table) // ORIGINS)
    tree = cKDTree(points)

    def around(origin):
        """As many nearest points as hold the largest k, looked for in growing numbers; rings of equal distance whole."""
        fetched = 64
        while True:
            fetched = min(fetched * 4, len(points))
            distance, index = tree.query(points[origin], k=fetched)
            people = numpy.cumsum(total[index])
            if people[-1] >= K[-1] or fetched == len(points):
                break
        members = numpy.cumsum(group[index])
        values = []
        for k in K:
            at = numpy.searchsorted(people, k)
            last = numpy.searchsorted(distance, distance[at], side="right") - 1
            values.append((people[last], members[last], distance[at]))
        return values

    def run():
        return numpy.array([around(origin) for origin in origins]).transpose(1, 2, 0).ravel()

    run.scale = len(table) / ORIGINS
    return run


PEERS = {"environments": equipop, "environments_of_points": tree_per_origin}
