"""Writes what both sides read: a folder per data set with counts and places, neighbours and borders.

`python prepare.py SOURCE TARGET` reads the tables and shapes of SOURCE and writes, for each data set,

- areas.csv: x, y (metres), area, perimeter, group and total at two times, and the groups g1, g2 ...
- touching.csv: i, j of areas with a corner or side in common, each pair once
- borders.csv: i, j, metres of border in common, each pair once
- nearest.csv: i, j of the eight nearest areas of each area
- nearest5.csv: the same for five
- shapes.gpkg: the polygons in metres, for the packages that want them

The neighbours are written down because ties on a lattice can be broken in several ways; both sides take the same.
"""

import sys
from pathlib import Path

import geopandas
import numpy
import pandas
from libpysal.weights import KNN, Queen, Rook


def tracts(source):
    table = geopandas.read_file(source / "sacramentot2.shp").to_crs(32610)
    frame = geopandas.GeoDataFrame(geometry=table.geometry)
    frame["group"], frame["total"] = table["HISP"], table["TOT_POP"]
    frame["group_2"], frame["total_2"] = table["BLACK"], table["TOT_POP"]
    for number, name in enumerate(["WHITE", "BLACK", "ASIAN", "HISP"], start=1):
        frame[f"g{number}"] = table[name]
    return frame


def areas(source, name):
    table = geopandas.read_file(source / f"{name}.geojson")
    frame = geopandas.GeoDataFrame(geometry=table.geometry)
    frame["group"], frame["total"] = table["q1"], table["pop"]
    frame["group_2"], frame["total_2"] = table["q1_t2"], table["pop_t2"]
    for number in range(1, 6):
        frame[f"g{number}"] = table[f"q{number}"]
    return frame


def write_pairs(path, rows):
    columns = ["i", "j", "weight"][: len(rows[0])]
    pandas.DataFrame(rows, columns=columns).to_csv(path, index=False)


def with_shapes(frame, folder):
    folder.mkdir(parents=True, exist_ok=True)
    counts = pandas.DataFrame(frame.drop(columns="geometry"))
    places = pandas.DataFrame(
        {
            "x": frame.centroid.x,
            "y": frame.centroid.y,
            "area": frame.area,
            "perimeter": frame.length,
        }
    )
    pandas.concat([places, counts], axis=1).to_csv(folder / "areas.csv", index=False)
    frame.to_file(folder / "shapes.gpkg")
    touching = Queen.from_dataframe(frame, use_index=False).neighbors
    write_pairs(folder / "touching.csv", [(i, j) for i in touching for j in sorted(touching[i]) if i < j])
    beside = Rook.from_dataframe(frame, use_index=False).neighbors
    pairs = [(i, j) for i in beside for j in sorted(beside[i]) if i < j]
    shapes = frame.geometry.values
    lengths = [shapes[i].intersection(shapes[j]).length for i, j in pairs]
    write_pairs(folder / "borders.csv", [(i, j, length) for (i, j), length in zip(pairs, lengths) if length > 0])
    points = numpy.column_stack([frame.centroid.x, frame.centroid.y])
    for k, name in [(8, "nearest.csv"), (5, "nearest5.csv")]:
        near = KNN.from_array(points, k=k).neighbors
        write_pairs(folder / name, [(i, j) for i in near for j in near[i]])


def cells(source, folder):
    folder.mkdir(parents=True, exist_ok=True)
    table = pandas.read_csv(source / "cells_100k.csv")
    names = {"q1": "g1", "q2": "g2", "q3": "g3", "q4": "g4", "q5": "g5"}
    frame = table.rename(columns=names)[["x", "y", *names.values()]]
    frame.insert(2, "total", table["pop"])
    frame.insert(2, "group", table["q1"])
    frame.to_csv(folder / "areas.csv", index=False)


def points(source, folder):
    """Ten points in each cell, at places that only a fixed rule decides; the people of the cell are dealt out."""
    folder.mkdir(parents=True, exist_ok=True)
    table = pandas.read_csv(source / "cells_100k.csv")
    n, each = len(table), 10
    number = numpy.arange(n * each)
    cell = numpy.repeat(numpy.arange(n), each)
    # Two irrational steps fill the cell evenly, whatever the number of points.
    x = table["x"].to_numpy()[cell] + 500.0 * ((number * 0.7548776662466927) % 1.0 - 0.5)
    y = table["y"].to_numpy()[cell] + 500.0 * ((number * 0.5698402909980532) % 1.0 - 0.5)
    dealt = lambda count: (count.to_numpy()[cell] + each - 1 - number % each) // each
    group, total = dealt(table["q1"]), dealt(table["pop"])
    frame = pandas.DataFrame({"x": x.round(3), "y": y.round(3), "group": numpy.minimum(group, total), "total": total})
    frame["g1"], frame["g2"] = frame["group"], frame["total"] - frame["group"]
    frame.to_csv(folder / "areas.csv", index=False)


def main(source, target):
    with_shapes(tracts(source), target / "sacramento")
    for name in ["areas_3363", "areas_6160"]:
        with_shapes(areas(source, name), target / name)
    cells(source, target / "cells_100k")
    points(source, target / "points_1m")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
