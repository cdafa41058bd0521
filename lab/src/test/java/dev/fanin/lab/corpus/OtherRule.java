package dev.fanin.lab.corpus;

import dev.fanin.activation.ActivationFunction;
import dev.fanin.activation.LeakyRelu;
import dev.fanin.activation.Relu;
import dev.fanin.activation.Sigmoid;
import dev.fanin.activation.Tanh;
import dev.fanin.init.Fans;
import java.util.List;
import java.util.OptionalDouble;

/// The published thresholds of other tools, on one batch before the first step.
///
/// What this adds: the half and the double at which NeuroScope's warning becomes a failure are read
/// off its verdicts; of torchdiag's two limits for dead units the graver counts; torchmortem judges
/// the second half of a training only.
///
/// Sources: settings.yaml, metrics.py and checkers.py of TheDeepChecker (2022); the table of
/// built-in rules of Amazon SageMaker Debugger; monitor.py of AutoTrainer (2023);
/// collectors/gradient.py of torchmortem (2026); torchdiag (2026); diagnostics/pretraining.py of
/// NeuroScope (2025); callbacks.py of DeepDiagnosis (2022).
enum OtherRule {
    /// Weights neither constant nor, by an F-test, of another variance than He's for rectifiers,
    /// Glorot's for tanh, LeCun's for sigmoid.
    THE_DEEP_CHECKER("TheDeepChecker, initializers") {
        @Override
        String says(FirstBatch batch) {
            return hit(batch.kernels().stream().anyMatch(layer -> {
                double variance = Moments.variance(batch.kernel(layer).array());
                OptionalDouble expected = expected(batch, layer, true);
                return variance == 0
                        || (expected.isPresent()
                                && Math.max(variance / expected.getAsDouble(), expected.getAsDouble() / variance) > F);
            }));
        }
    },
    /// Standard deviations of weights within 0.7 to 1.4 of He's or Glorot's; half and twice fail.
    NEURO_SCOPE("NeuroScope, weights") {
        @Override
        String says(FirstBatch batch) {
            double worst = 1;
            double warned = 1;
            for (int layer : batch.kernels()) {
                OptionalDouble expected = expected(batch, layer, false);
                if (expected.isPresent()) {
                    double ratio =
                            Math.sqrt(Moments.variance(batch.kernel(layer).array()) / expected.getAsDouble());
                    worst = Math.max(worst, Math.max(ratio / 2, 0.5 / ratio));
                    warned = Math.max(warned, Math.max(ratio / 1.4, 0.7 / ratio));
                }
            }
            return worst > 1 ? "FAIL" : warned > 1 ? "WARN" : "";
        }
    },
    /// Variances of the activations' inputs differ by more than 10 over the layers.
    SAGE_MAKER_VARIANCE("SageMaker, variance > 10") {
        @Override
        String says(FirstBatch batch) {
            List<Double> variances = batch.hidden().stream()
                    .map(layer -> Moments.variance(batch.preActivation(layer)))
                    .toList();
            double largest = variances.stream().reduce(0.0, Math::max);
            double smallest = variances.stream().reduce(Double.POSITIVE_INFINITY, Math::min);
            return hit(largest > 10 * smallest);
        }
    },
    /// A mean magnitude of weight gradients below 1e-7.
    SAGE_MAKER_GRADIENT("SageMaker, gradient < 1e-7") {
        @Override
        String says(FirstBatch batch) {
            return hit(batch.kernels().stream()
                    .anyMatch(layer -> Moments.meanMagnitude(batch.kernelGradient(layer)) < 1e-7));
        }
    },
    /// The ratio of the first and the last layer's weight gradients.
    AUTO_TRAINER("AutoTrainer") {
        @Override
        String says(FirstBatch batch) {
            double first = Moments.norm(batch.kernelGradient(batch.kernels().getFirst()));
            double last = Moments.norm(batch.kernelGradient(batch.kernels().getLast()));
            double ratio = first / last;
            boolean isDying = batch.hidden().stream()
                    .anyMatch(layer -> batch.activation(layer) instanceof Relu
                            && Moments.share(
                                            batch.kernelGradient(batch.kernels().getFirst()), g -> g == 0)
                                    >= 0.7);
            return ratio > 70 || !Double.isFinite(ratio)
                    ? "explode"
                    : ratio < 1e-3 && first < 1e-4 ? "vanish" : isDying ? "dying" : "";
        }
    },
    /// The gradient's norm falls by more than 100 from the last layer to the first.
    TORCH_MORTEM("torchmortem") {
        @Override
        String says(FirstBatch batch) {
            List<Integer> hidden = batch.hidden();
            double first = Moments.norm(batch.gradient(hidden.getFirst()));
            double last = Moments.norm(batch.gradient(hidden.getLast()));
            return hit(last > 100 * first
                    || first > 1000
                    || !Double.isFinite(first)
                    || hidden.stream()
                            .anyMatch(layer ->
                                    batch.activation(layer) instanceof Relu && batch.inactive(layer, 0) > 0.5));
        }
    },
    /// Largest weight gradients below 1e-7 or above 100, more than half of the units dead.
    TORCH_DIAG("torchdiag") {
        @Override
        String says(FirstBatch batch) {
            return hit(batch.kernels().stream()
                            .mapToDouble(layer -> Moments.largest(batch.kernelGradient(layer)))
                            .anyMatch(largest -> !(largest >= 1e-7 && largest <= 100))
                    || batch.hidden().stream()
                            .anyMatch(layer ->
                                    batch.activation(layer) instanceof Relu && batch.inactive(layer, 0) > 0.5));
        }
    },
    /// Variances of weights outside 1e-5 to 10.
    DEEP_DIAGNOSIS("DeepDiagnosis, weights") {
        @Override
        String says(FirstBatch batch) {
            return hit(batch.kernels().stream()
                    .mapToDouble(layer -> Moments.variance(batch.kernel(layer).array()))
                    .anyMatch(variance -> variance < 1e-5 || variance > 10));
        }
    };

    /// The critical value of F(1, infinity) at 10 %, used whatever the size of a kernel.
    private static final double F = 2.70554;

    private final String title;

    OtherRule(String title) {
        this.title = title;
    }

    /// Returns what the rule complains of, or an empty text.
    abstract String says(FirstBatch batch);

    String title() {
        return title;
    }

    private static String hit(boolean isHit) {
        return isHit ? "hit" : "";
    }

    /// Returns the variance that a tool wants; for sigmoid LeCun's, or Glorot's.
    private static OptionalDouble expected(FirstBatch batch, int layer, boolean lecun) {
        Fans fans = Fans.ofShape(batch.kernel(layer).shape());
        ActivationFunction phi = batch.activation(layer);
        return switch (phi) {
            case Relu _, LeakyRelu _ -> OptionalDouble.of(2 / fans.in());
            case Sigmoid _ when lecun -> OptionalDouble.of(1 / fans.in());
            case Tanh _, Sigmoid _ -> OptionalDouble.of(2 / (fans.in() + fans.out()));
            default -> OptionalDouble.empty();
        };
    }
}
