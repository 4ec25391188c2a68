"""PySAL's `segregation`: measures of counts and of places, one group or several."""

import segregation.local as local
import segregation.multigroup as multigroup
import segregation.singlegroup as singlegroup
from segregation.decomposition import DecomposeSegregation
from segregation.dynamics import compute_multiscalar_profile

SCALES = [2000, 4000, 8000, 16000]


def one(measure, shapes=False, **settings):
    """A measure of the group and the rest."""

    def work(data):
        frame = data.shapes if shapes else data.table
        return lambda: [measure(frame, "group", "total", **settings).statistic]

    return work


def several(measure, shapes=False, **settings):
    """A measure of several groups."""

    def work(data):
        frame = data.shapes if shapes else data.table
        return lambda: [measure(frame, data.groups, **settings).statistic]

    return work


def each(measure):
    """A measure of several groups with a value per area, or per area and group."""
    return lambda data: lambda: measure(data.table, data.groups).statistics.T.ravel()


def min_max(data):
    # The class hands its function a frame without the column that it wants, unless it has smoothed first.
    frame = data.table.assign(group_2_pop_var=data.table["total"] - data.table["group"])
    return lambda: [singlegroup.MinMax(frame, "group", "total").statistic]


def adjacency(data):
    weights = data.weights("touching", mutual=True)
    return lambda: [singlegroup.SpatialDissim(data.shapes, "group", "total", w=weights).statistic]


def proximity_profile(data):
    weights = data.weights("touching", mutual=True)
    return lambda: [singlegroup.SpatialProxProf(data.shapes, "group", "total", w=weights).statistic]


def local_centralisation(data):
    # The function adds each area to its own neighbours: a second run on the same weights would be another measure.
    def work():
        weights = data.weights("nearest5")
        return local.LocalRelativeCentralization(data.shapes, "group", "total", w=weights).statistics

    return work


def distortion(data):
    return lambda: local.LocalDistortion(data.shapes, data.groups).statistics


def within(metres):
    def work(data):
        return lambda: [
            multigroup.MultiInfoTheory(data.shapes, data.groups, distance=metres, function="triangular").statistic
        ]

    return work


def profile(data):
    def work():
        found = compute_multiscalar_profile(
            data.shapes, multigroup.MultiInfoTheory, groups=data.groups, distances=SCALES, function="triangular"
        )
        return found.to_numpy()

    return work


def decompose(approach):
    def work(data):
        def run():
            first = singlegroup.Dissim(data.table, "group", "total")
            second = singlegroup.Dissim(data.table, "group_2", "total_2")
            parts = DecomposeSegregation(first, second, counterfactual_approach=approach)
            return [parts.c_a, parts.c_s]

        return run

    return work


PEERS = {
    "dissimilarity": one(singlegroup.Dissim),
    "gini": one(singlegroup.Gini),
    "entropy": one(singlegroup.Entropy),
    "atkinson": one(singlegroup.Atkinson, b=0.5),
    "min_max": min_max,
    "min_max_smoothed": one(singlegroup.MinMax, shapes=True, distance=4000, function="triangular"),
    "min_max_smoothed_rounded": one(singlegroup.MinMax, shapes=True, distance=4000, function="triangular"),
    "concentration_profile": one(singlegroup.ConProf),
    "concentration_profile_sampled": one(singlegroup.ConProf),
    "bias_corrected_dissimilarity": one(singlegroup.BiasCorrectedDissim),
    "density_corrected_dissimilarity": one(singlegroup.DensityCorrectedDissim),
    "modified_dissimilarity": one(singlegroup.ModifiedDissim),
    "modified_gini": one(singlegroup.ModifiedGini),
    "isolation": one(singlegroup.Isolation),
    "interaction": one(singlegroup.Interaction),
    "correlation_ratio": one(singlegroup.CorrelationR),
    "delta": one(singlegroup.Delta, shapes=True),
    "absolute_concentration": one(singlegroup.AbsoluteConcentration, shapes=True),
    "relative_concentration": one(singlegroup.RelativeConcentration, shapes=True),
    "absolute_centralisation": one(
        singlegroup.AbsoluteCentralization, shapes=True, center="population_weighted_mean"
    ),
    "relative_centralisation": one(
        singlegroup.RelativeCentralization, shapes=True, center="population_weighted_mean"
    ),
    "absolute_clustering": one(singlegroup.AbsoluteClustering, shapes=True),
    "relative_clustering": one(singlegroup.RelativeClustering, shapes=True),
    "spatial_proximity": one(singlegroup.SpatialProximity, shapes=True),
    "distance_decay_isolation": one(singlegroup.DistanceDecayIsolation, shapes=True),
    "distance_decay_interaction": one(singlegroup.DistanceDecayInteraction, shapes=True),
    "spatial_proximity_profile": proximity_profile,
    "spatial_proximity_profile_sampled": proximity_profile,
    "adjacency_dissimilarity": adjacency,
    "boundary_dissimilarity": one(singlegroup.BoundarySpatialDissim, shapes=True),
    "boundary_dissimilarity_of_rows": one(singlegroup.BoundarySpatialDissim, shapes=True),
    "perimeter_area_dissimilarity": one(singlegroup.PARDissim, shapes=True),
    "multigroup_dissimilarity": several(multigroup.MultiDissim),
    "multigroup_gini": several(multigroup.MultiGini),
    "information_theory": several(multigroup.MultiInfoTheory),
    "divergence": several(multigroup.MultiDivergence),
    "diversity": several(multigroup.MultiDiversity),
    "normalised_diversity": several(multigroup.MultiDiversity, normalized=True),
    "normalised_exposure": several(multigroup.MultiNormExposure),
    "relative_diversity": several(multigroup.MultiRelativeDiversity),
    "simpson_concentration": several(multigroup.SimpsonsConcentration),
    "simpson_interaction": several(multigroup.SimpsonsInteraction),
    "squared_coefficient_of_variation": several(multigroup.MultiSquaredCoefVar),
    "information_theory_within_16_km": within(16000),
    "information_theory_within_16_km_rounded": within(16000),
    "segregation_profile": profile,
    "segregation_profile_rounded": profile,
    "location_quotient": each(local.MultiLocationQuotient),
    "local_diversity": each(local.MultiLocalDiversity),
    "local_entropy": each(local.MultiLocalEntropy),
    "local_simpson_concentration": each(local.MultiLocalSimpsonConcentration),
    "local_simpson_interaction": each(local.MultiLocalSimpsonInteraction),
    "local_centralisation": local_centralisation,
    "distortion": distortion,
    "distortion_summed": distortion,
    "decomposition_composition": decompose("composition"),
    "decomposition_share": decompose("share"),
    "decomposition_dual_composition": decompose("dual_composition"),
}
