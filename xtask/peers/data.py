"""A prepared data set, as the packages want it."""

import warnings
from functools import cached_property

import pandas

warnings.filterwarnings("ignore")


class Data:
    """One folder of prepared files; shapes and neighbours are read when they are asked for."""

    def __init__(self, folder):
        self.folder = folder
        self.table = pandas.read_csv(folder / "areas.csv", float_precision="round_trip")
        self.groups = [name for name in self.table.columns if name[0] == "g" and name[1:].isdigit()]

    @cached_property
    def shapes(self):
        import geopandas

        frame = geopandas.read_file(self.folder / "shapes.gpkg")
        frame["group_2_pop_var"] = frame["total"] - frame["group"]
        return frame

    @cached_property
    def share(self):
        return (self.table["group"] / self.table["total"]).to_numpy()

    def weights(self, name, mutual=False):
        """Weights of 1 for the pairs in a file, made anew because some functions change what they are given."""
        from libpysal.weights import W

        pairs = pandas.read_csv(self.folder / f"{name}.csv")
        neighbours = {i: [] for i in range(len(self.table))}
        for i, j in zip(pairs["i"], pairs["j"]):
            neighbours[int(i)].append(int(j))
            if mutual:
                neighbours[int(j)].append(int(i))
        return W(neighbours, silence_warnings=True)
