"""Writes the matrices that both sides read: `python prepare.py AREAS TARGET`.

For each data set a folder with weights.f64, one number per demand point, and minutes.f64, a row of candidates per
demand point; 64-bit numbers, little end first. The random sets are points in a square with weights drawn from a seed,
a minute for each unit of the straight line; the sets of areas are the centres and people of the table AREAS, a minute
for each kilometre, of which a seed draws the demand points and candidates where they are fewer than all.
"""

import csv
import sys
from pathlib import Path

import numpy


def write(folder, weights, demand, candidates):
    folder.mkdir(parents=True, exist_ok=True)
    minutes = numpy.hypot(*(demand[:, None, :] - candidates[None, :, :]).transpose(2, 0, 1))
    weights.astype("<f8").tofile(folder / "weights.f64")
    minutes.astype("<f8").tofile(folder / "minutes.f64")


def random(target, demand, candidates):
    draw = numpy.random.default_rng([2026, demand, candidates])
    weights = draw.integers(1, 1000, demand)
    places = draw.uniform(0, 100, (demand, 2)), draw.uniform(0, 100, (candidates, 2))
    write(target / f"random_{demand}x{candidates}", weights, *places)


def areas(target, table, demand, candidates):
    with open(table, newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    places = numpy.array([(float(row["x"]), float(row["y"])) for row in rows]) / 1000
    people = numpy.array([float(row["pop"]) for row in rows])
    draw = numpy.random.default_rng([2026, demand, candidates])
    of = [numpy.sort(draw.permutation(len(rows))[:count]) for count in (demand, candidates)]
    write(target / f"areas_{demand}x{candidates}", people[of[0]], places[of[0]], places[of[1]])


if __name__ == "__main__":
    table, target = Path(sys.argv[1]), Path(sys.argv[2])
    for size in [(100, 500), (300, 3363), (3363, 3363)]:
        random(target, *size)
        areas(target, table, *size)
