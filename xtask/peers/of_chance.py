"""PySAL's `segregation`: what chance alone gives, and differences between two places or times."""

import numpy
import segregation.multigroup as multigroup
import segregation.singlegroup as singlegroup
from segregation.inference import SIMULATORS, SingleValueTest, TwoValueTest
from segregation.inference.randomization import simulate_null


def fit(measure, data, second=False):
    if measure == "information_theory":
        return multigroup.MultiInfoTheory(data.shapes, data.groups)
    function = {"dissimilarity": singlegroup.Dissim, "spatial_dissimilarity": singlegroup.SpatialDissim}[measure]
    names = ["group_2", "total_2"] if second else ["group", "total"]
    # As fractions: one of the tests puts rounded fractions into the columns, which whole numbers do not take.
    return function(data.shapes.astype({name: float for name in names}), *names)


def spread(value, simulated):
    simulated = numpy.asarray(simulated)
    return {"values": [value], "mean": simulated.mean(), "sd": simulated.std(), "count": len(simulated)}


def randomised(measure, approach):
    """The measure, and its mean and standard deviation where chance alone decides."""

    def work(data, replicates):
        def run():
            fitted = fit(measure, data)
            if measure == "information_theory":
                # SingleValueTest hands several groups to a function that wants the total named: asked one level below.
                found = simulate_null(replicates, SIMULATORS[approach], fitted)
                return spread(fitted.statistic, found)
            found = SingleValueTest(fitted, iterations_under_null=replicates, null_approach=approach)
            return spread(found.statistic if approach != "bootstrap" else fitted.statistic, found.est_sim)

        return run

    return work


def difference(approach):
    def work(data, replicates):
        def run():
            first, second = fit("dissimilarity", data), fit("dissimilarity", data, second=True)
            found = TwoValueTest(first, second, iterations_under_null=replicates, null_approach=approach)
            simulated = found.est_sim
            if approach == "bootstrap":
                simulated = numpy.asarray(simulated[0]) - numpy.asarray(simulated[1])
            return spread(first.statistic - second.statistic, simulated)

        return run

    return work


WITH_CHANCE = {
    "dissimilarity_systematic": randomised("dissimilarity", "systematic"),
    "dissimilarity_evenness": randomised("dissimilarity", "evenness"),
    "dissimilarity_persons": randomised("dissimilarity", "person_permutation"),
    "dissimilarity_bootstrap": randomised("dissimilarity", "bootstrap"),
    "information_theory_evenness": randomised("information_theory", "evenness"),
    "information_theory_systematic": randomised("information_theory", "systematic"),
    "information_theory_persons": randomised("information_theory", "person_permutation"),
    "information_theory_bootstrap": randomised("information_theory", "bootstrap"),
    "adjacency_dissimilarity_areas": randomised("spatial_dissimilarity", "geographic_permutation"),
    "difference_random_labels": difference("random_label"),
    "difference_composition": difference("composition"),
    "difference_bootstrap": difference("bootstrap"),
}
