package dev.fanin.lab.theory;

import dev.fanin.activation.Elementwise;
import java.util.List;

/// The plane of weight and bias variance: how deep signals and gradients reach at each point of it,
/// and where the edge of chaos runs.
///
/// @param weightVariances the axis of `fan_in Var(W)`
/// @param biasVariances the axis of `Var(b)`
/// @param depthScales for each bias variance, then each weight variance, the smaller of the numbers
///     of layers over which differences and gradients change by a factor e
/// @param edge for each bias variance, the weight variance at the edge; NaN where there is none
public record PhaseDiagram(
        List<Double> weightVariances, List<Double> biasVariances, List<List<Double>> depthScales, List<Double> edge) {

    private static final int STEPS = 300;

    public PhaseDiagram {
        weightVariances = List.copyOf(weightVariances);
        biasVariances = List.copyOf(biasVariances);
        depthScales = depthScales.stream().map(List::copyOf).toList();
        edge = List.copyOf(edge);
    }

    /// Computes every point, to about three digits.
    public static PhaseDiagram of(Elementwise phi, List<Double> weightVariances, List<Double> biasVariances) {
        return new PhaseDiagram(
                weightVariances,
                biasVariances,
                biasVariances.stream()
                        .map(bias -> weightVariances.stream()
                                .map(weight -> depthScale(phi, weight, bias))
                                .toList())
                        .toList(),
                biasVariances.stream()
                        .map(bias -> EdgeOfChaos.ofBiasVariance(phi, bias)
                                .map(EdgeOfChaos::weightVariance)
                                .orElse(Double.NaN))
                        .toList());
    }

    /// Returns the number of layers over which differences or gradients change by a factor e,
    /// whichever is smaller.
    public static double depthScale(Elementwise phi, double weightVariance, double biasVariance) {
        MeanField field = new MeanField(phi, weightVariance, biasVariance);
        double q = Math.clamp(field.fixedPoint(), 1e-12, 1e8);
        LayerMoments moments = LayerMoments.of(phi, Math.log(q), 0);
        double chi = weightVariance * Math.exp(moments.logDerivativeSecond());
        double second = weightVariance * Math.exp(moments.logSecond());
        double c = 0;
        for (int i = 0; i < STEPS && chi > 1; i++) {
            c = (second * moments.output().at(c) + biasVariance) / (second + biasVariance);
        }
        double slope = chi > 1 ? chi * moments.derivative().at(c) : chi;
        return Math.min(scale(slope), scale(chi));
    }

    private static double scale(double slope) {
        return 1 / Math.max(1e-6, Math.abs(Math.log(slope)));
    }
}
