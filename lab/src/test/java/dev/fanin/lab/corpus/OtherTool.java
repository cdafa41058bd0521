package dev.fanin.lab.corpus;

import dev.fanin.activation.Relu;
import dev.fanin.activation.Sigmoid;
import dev.fanin.activation.Tanh;
import java.util.function.Predicate;

/// All that a tool would complain of at the first batch, its rules together.
enum OtherTool {
    /// Initializers, biases other than 0, a first loss twice as large as expected, dead and
    /// saturated units, activations of a standard deviation outside 0.5 to 2, gradients outside
    /// 1e-6 to 1e6.
    THE_DEEP_CHECKER("TheDeepChecker, all rules") {
        @Override
        boolean complains(FirstBatch batch) {
            return speaks(OtherRule.THE_DEEP_CHECKER, batch)
                    || batch.kernels().stream().anyMatch(layer -> Moments.largest(batch.biases(layer)) > 0)
                    || !(Math.abs(batch.loss() / expectedLoss(batch) - 1) <= 1)
                    || batch.hidden().stream()
                            .anyMatch(layer ->
                                    outside(Math.sqrt(Moments.variance(batch.activationValues(layer))), 0.5, 2))
                    || batch.kernels().stream()
                            .anyMatch(layer -> outside(Moments.meanMagnitude(batch.kernelGradient(layer)), 1e-6, 1e6));
        }
    },
    /// Weights, a first loss of 0.8 to 1.5 times that expected, sigmoid in more than three layers.
    NEURO_SCOPE("NeuroScope, all rules") {
        @Override
        boolean complains(FirstBatch batch) {
            return speaks(OtherRule.NEURO_SCOPE, batch)
                    || outside(batch.loss() / expectedLoss(batch), 0.8, 1.5)
                    || (batch.hidden().size() > 3
                            && batch.hidden().stream().anyMatch(layer -> batch.activation(layer) instanceof Sigmoid));
        }
    },
    /// Variances, gradients, values that are not finite, all zero, dead and saturated layers.
    SAGE_MAKER("SageMaker Debugger, all rules") {
        @Override
        boolean complains(FirstBatch batch) {
            return speaks(OtherRule.SAGE_MAKER_VARIANCE, batch)
                    || speaks(OtherRule.SAGE_MAKER_GRADIENT, batch)
                    || !Double.isFinite(batch.loss())
                    || batch.kernels().stream()
                            .anyMatch(
                                    layer -> Moments.largest(batch.kernel(layer).array()) == 0)
                    || batch.hidden().stream().anyMatch(layer -> switch (batch.activation(layer)) {
                        case Relu _ -> batch.inactive(layer, 0.01) > 0.5;
                        case Tanh _ -> Moments.share(batch.preActivation(layer), z -> Math.abs(z) > 9.4999) > 0.5;
                        case Sigmoid _ -> Moments.share(batch.preActivation(layer), z -> z < -23 || z > 16.99999) > 0.5;
                        default -> false;
                    });
        }
    },
    /// Weights, dead and saturated layers, gradients below 1e-7, zeros and values that are not
    /// finite.
    DEEP_DIAGNOSIS("DeepDiagnosis, all rules") {
        @Override
        boolean complains(FirstBatch batch) {
            return speaks(OtherRule.DEEP_DIAGNOSIS, batch)
                    || !Double.isFinite(batch.loss())
                    || batch.kernels().stream()
                            .anyMatch(layer -> Moments.meanMagnitude(batch.kernelGradient(layer)) < 1e-7)
                    || batch.hidden().stream()
                            .anyMatch(layer -> batch.activation(layer) instanceof Relu
                                    ? Moments.share(batch.activationValues(layer), x -> x <= 0) >= 0.7
                                    : Moments.share(batch.preActivation(layer), z -> Math.abs(z) >= 5) > 0.5);
        }
    };

    private final String title;

    OtherTool(String title) {
        this.title = title;
    }

    abstract boolean complains(FirstBatch batch);

    String title() {
        return title;
    }

    /// What every tool is asked, whole or by a single rule.
    static Predicate<FirstBatch> by(OtherRule rule) {
        return batch -> speaks(rule, batch);
    }

    private static boolean speaks(OtherRule rule, FirstBatch batch) {
        return !rule.says(batch).isEmpty();
    }

    private static boolean outside(double value, double low, double high) {
        return !(value >= low && value <= high);
    }

    /// The loss of equal logits; of an output of 0 for numbers of variance 1.
    private static double expectedLoss(FirstBatch batch) {
        return batch.outputs() == 1 ? 1 : Math.log(batch.outputs());
    }
}
