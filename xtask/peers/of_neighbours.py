"""PySAL's `esda`: whether near areas are alike."""

import esda


def rows(data):
    weights = data.weights("nearest")
    weights.transform = "r"
    return weights


def overall(function, value, **settings):
    """A statistic of all areas, with its moments where it has them; no placings."""

    def work(data):
        weights = rows(data)
        return lambda: value(function(data.share, weights, permutations=0, **settings))

    return work


def placed(function, value):
    """A statistic of all areas and where it lies among placings of the values."""

    def work(data, replicates):
        weights = rows(data)

        def run():
            found = function(data.share, weights, permutations=replicates)
            simulated = found.sim
            return {"values": [value(found)], "mean": simulated.mean(), "sd": simulated.std(), "count": replicates}

        return run

    return work


def moran_moments(found):
    return [found.I, found.EI, found.VI_norm, found.VI_rand]


def general_g(data):
    weights = data.weights("nearest")
    # The z of this class is asked for instead of its variance: it says the same and is what a user reads.
    return lambda: (lambda g: [g.G, g.EG, g.z_norm])(esda.G(data.share, weights, permutations=0))


def local_moran(data):
    weights = rows(data)
    return lambda: esda.Moran_Local(data.share, weights, permutations=0).Is


def local_g(star):
    def work(data):
        weights = data.weights("nearest")
        weights.transform = "b"
        return lambda: esda.G_Local(data.share, weights, transform="B", star=star, permutations=0).Zs

    return work


def local_moran_placed(jobs):
    def work(data, replicates):
        weights = rows(data)

        def run():
            found = esda.Moran_Local(data.share, weights, permutations=replicates, n_jobs=jobs, seed=1)
            return {"chances": found.p_sim, "count": replicates}

        return run

    return work


def local_g_placed(data, replicates):
    weights = data.weights("nearest")
    weights.transform = "b"

    def run():
        found = esda.G_Local(data.share, weights, transform="B", star=True, permutations=replicates, n_jobs=1, seed=1)
        return {"chances": found.p_sim, "count": replicates}

    return run


PEERS = {
    "moran": overall(esda.Moran, moran_moments),
    "geary": overall(esda.Geary, lambda found: [found.C]),
    "getis_ord": general_g,
    "local_moran": local_moran,
    "local_moran_of_n_minus_1": local_moran,
    "local_g": local_g(None),
    "local_g_star": local_g(True),
}

WITH_CHANCE = {
    "moran_placed": placed(esda.Moran, lambda found: found.I),
    "geary_placed": placed(esda.Geary, lambda found: found.C),
    "local_moran_placed": local_moran_placed(1),
    "local_moran_placed_on_all_cores": local_moran_placed(-1),
    "local_g_star_placed": local_g_placed,
}
