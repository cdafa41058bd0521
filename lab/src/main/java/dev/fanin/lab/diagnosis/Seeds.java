package dev.fanin.lab.diagnosis;

import dev.fanin.activation.Relu;
import dev.fanin.graph.Engine;
import dev.fanin.lab.finding.Confidence;
import dev.fanin.lab.finding.Evidence;
import dev.fanin.lab.finding.Finding;
import dev.fanin.lab.finding.Rule;
import dev.fanin.lab.finding.SeedSpread;
import dev.fanin.lab.finding.Severity;
import dev.fanin.lab.probe.LayerRms;
import dev.fanin.lab.probe.Probe;
import dev.fanin.lab.profile.NetworkProfile;
import dev.fanin.lab.profile.Rms;
import dev.fanin.random.Seed;
import dev.fanin.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.numbers.gamma.Erfc;

/// What other seeds would give: the law of the last hidden signal, some draws of it, and the risks.
///
/// The logarithm of the signal is roughly normal over seeds. A layer of n relu units is dead for
/// one input with probability `2^-n`.
///
/// Source: Hanin and Rolnick, "How to start training", 2018, section 3; Lu et al., "Dying ReLU and
/// initialization", 2019, theorem 2.
final class Seeds {

    private static final int DRAWS = 8;
    private static final int SAMPLES = 16;
    private static final double WORTH_TELLING = 0.1;

    private Seeds() {}

    /// @param predicted the forecast from the initializers alone
    /// @param draws whether some seeds are drawn
    static SeedSpread of(Case patient, NetworkProfile predicted, boolean draws) {
        Rms law = predicted.lastHidden().activation().rms();
        return new SeedSpread(law, draws ? drawn(patient) : List.of(), riskOfLoss(law), riskOfDeath(patient));
    }

    static List<Finding> findings(SeedSpread spread, String layer) {
        List<Finding> findings = new ArrayList<>();
        double stray = 2 * tail(1 / spread.predicted().spread());
        if (stray > WORTH_TELLING) {
            findings.add(risk(
                    Rule.INIT006,
                    layer,
                    "probability that a seed is a decade off the others",
                    stray,
                    String.format(
                            Locale.ROOT,
                            "Layers so narrow, or so many, leave the signal to luck: over seeds it scatters by a factor of"
                                    + " %.2g, and one seed in %.2g is a decade or more off the middle.",
                            Math.pow(10, spread.predicted().spread()),
                            1 / stray)));
        }
        if (spread.riskOfDeath() > WORTH_TELLING) {
            findings.add(risk(
                    Rule.INIT007,
                    layer,
                    "probability that a layer is dead for an input",
                    spread.riskOfDeath(),
                    String.format(
                            Locale.ROOT,
                            "With relu layers so narrow, for one seed in %.2g a layer is dead for an input from the start.",
                            1 / spread.riskOfDeath())));
        }
        return findings;
    }

    private static Finding risk(Rule rule, String layer, String quantity, double probability, String cause) {
        return new Finding(
                rule,
                Severity.INFO,
                layer,
                new Evidence(quantity, probability, 0, WORTH_TELLING, Double.NaN),
                cause,
                Confidence.THEORY,
                Double.NaN,
                null);
    }

    /// Returns log10 of the last hidden signal for some seeds.
    private static List<Double> drawn(Case patient) {
        if (!new Budget(patient.network()).isSmall()) {
            return List.of();
        }
        List<Tensor> x = patient.task().first(SAMPLES).x();
        List<Double> drawn = new ArrayList<>();
        for (int seed = 1; seed <= DRAWS; seed++) {
            List<LayerRms> layers = Probe.forward(patient.definition().build(Seed.seed(seed), Engine.plain()), x);
            drawn.add(layers.get(Math.max(0, layers.size() - 2)).activation().log10());
        }
        return drawn;
    }

    private static double riskOfLoss(Rms law) {
        if (!(law.spread() > 0)) {
            return Math.abs(law.log10()) > 1 ? 1 : 0;
        }
        return tail((1 - law.log10()) / law.spread()) + tail((1 + law.log10()) / law.spread());
    }

    private static double tail(double deviations) {
        return 0.5 * Erfc.value(deviations / Math.sqrt(2));
    }

    private static double riskOfDeath(Case patient) {
        double alive = Kernels.of(patient).states().stream()
                .filter(state -> state.kernel().activation() instanceof Relu
                        && !state.kernel().isNormalized())
                .mapToDouble(state -> Math.log1p(-Math.pow(2, -state.units())))
                .sum();
        return -Math.expm1(alive);
    }
}
