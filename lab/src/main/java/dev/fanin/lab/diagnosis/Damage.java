package dev.fanin.lab.diagnosis;

import dev.fanin.lab.probe.LayerEvidence;
import dev.fanin.lab.profile.LayerProfile;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/// How badly off a network is on one batch, as a sum in decades: what causes are weighed by.
///
/// It is evidence and not the verdict: a network may lose decades and train. Each part counts only
/// beyond what healthy networks show.
///
/// @param signal of the last hidden signal, away from unit scale
/// @param gradient of dL/dz from output to first layer, either way
/// @param loss of the first loss above that of one prediction for all samples
/// @param dead of units, in the worst hidden layer
/// @param saturated of outputs, in the worst hidden layer
/// @param copies of units lost to copies of others
/// @param collapse of the differences between samples
/// @param broken for values that are not finite
record Damage(
        double signal,
        double gradient,
        double loss,
        double dead,
        double saturated,
        double copies,
        double collapse,
        double broken) {

    private static final double MOST = 40;
    private static final double HARMLESS = 0.7;
    private static final double HARMLESS_LOSS = 0.3;
    private static final double HARMLESS_COLLAPSE = 2.3;
    private static final double SHARE = 1e-4;

    static Damage of(Exam exam) {
        return new Damage(
                beyond(Math.abs(exam.signalDecades()), HARMLESS),
                beyond(Math.abs(exam.gradientDecades()), HARMLESS),
                beyond(Math.log10(exam.evidence().loss() / exam.evidence().lossOfConstant()), HARMLESS_LOSS),
                lost(hidden(exam).mapToDouble(LayerEvidence::deadShare)),
                lost(exam.profile().hidden().stream().mapToDouble(LayerProfile::saturated)),
                exam.unitDecades(),
                collapse(exam),
                exam.isFinite() ? 0 : MOST);
    }

    double total() {
        return signal + gradient + loss + dead + saturated + copies + collapse + broken;
    }

    private static Stream<LayerEvidence> hidden(Exam exam) {
        List<LayerEvidence> layers = exam.evidence().layers();
        return layers.subList(0, Math.max(0, layers.size() - 1)).stream();
    }

    /// The decades by which the working share falls below a half.
    private static double lost(DoubleStream shares) {
        return shares.map(share -> Math.max(0, Math.log10(0.5) - Math.log10(1 - share + SHARE)))
                .max()
                .orElse(0);
    }

    private static double collapse(Exam exam) {
        List<LayerEvidence> layers = exam.evidence().layers();
        double cosine = layers.size() > 1 ? layers.get(layers.size() - 2).cosine() : Double.NaN;
        return Double.isNaN(cosine) ? 0 : beyond(-Math.log10(Math.max(1 - cosine, 1e-8)), HARMLESS_COLLAPSE);
    }

    private static double beyond(double decades, double harmless) {
        return Double.isNaN(decades) ? MOST : Math.clamp(decades - harmless, 0, MOST);
    }
}
