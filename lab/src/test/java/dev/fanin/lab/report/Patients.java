package dev.fanin.lab.report;

import dev.fanin.lab.finding.Confidence;
import dev.fanin.lab.finding.Curve;
import dev.fanin.lab.finding.Diagnosis;
import dev.fanin.lab.finding.Evidence;
import dev.fanin.lab.finding.Finding;
import dev.fanin.lab.finding.Fix;
import dev.fanin.lab.finding.LayerFinding;
import dev.fanin.lab.finding.Outcome;
import dev.fanin.lab.finding.Phase;
import dev.fanin.lab.finding.Rule;
import dev.fanin.lab.finding.SeedSpread;
import dev.fanin.lab.finding.Severity;
import dev.fanin.lab.finding.Subject;
import dev.fanin.lab.finding.Verified;
import dev.fanin.lab.profile.Histogram;
import dev.fanin.lab.profile.LayerProfile;
import dev.fanin.lab.profile.NetworkProfile;
import dev.fanin.lab.profile.Rms;
import dev.fanin.lab.profile.Signal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Diagnoses made up for the tests: 30 relu layers of 256, as theory has them under Glorot (half
/// the mean square a layer) and under He, and a measurement that wobbles about it.
final class Patients {

    static final int HIDDEN = 30;
    private static final int UNITS = 256;

    private Patients() {}

    /// 30 relu layers under Glorot, which training does not wake.
    static Diagnosis sick() {
        NetworkProfile predicted = network(-0.1505, 0);
        NetworkProfile measured = network(-0.1505, 0.1);
        return diagnosis(
                "mlp:784-30x256-10:relu:glorot_uniform",
                List.of(
                        "The signal halves in power at every layer: at layer 30 a 30000th of it is left, and the gradient"
                                + " fares alike on its way back.",
                        "The cause is Glorot's variance with relu, which asks for twice as much.",
                        "He's initializer mends it: the loss after 60 steps falls to 1.62 in place of 2.29."),
                List.of(
                        new Finding(
                                Rule.INIT002,
                                Severity.ERROR,
                                "hidden_1",
                                new Evidence("fan_in Var(W)", 1.0, 1.86, 2.14, 0.998),
                                "relu keeps half of the mean square, so that fan_in Var(W) must be 2; glorot_uniform gives"
                                        + " 1.0 in each of 30 layers.",
                                Confidence.TRAINED,
                                0.93,
                                heFix()),
                        new Finding(
                                Rule.GRAD001,
                                Severity.ERROR,
                                "hidden_1",
                                new Evidence("decades of gradient lost", 4.36, 3.9, 4.8, 4.41),
                                "A consequence of INIT002: every layer halves the gradient's mean square too.",
                                Confidence.MEASURED,
                                Double.NaN,
                                null),
                        new Finding(
                                Rule.INIT006,
                                Severity.INFO,
                                "",
                                new Evidence("probability of a bad seed", 0.04, Double.NaN, 0.05, Double.NaN),
                                "30 layers of 256 scatter the last signal by 0.13 decades from seed to seed.",
                                Confidence.THEORY,
                                0.07,
                                null)),
                predicted,
                measured,
                network(0, 0.1),
                List.of(
                        new Curve("as it is", 0.03, losses(2.303, 2.29, 0.2)),
                        new Curve("with the fix", 0.03, losses(2.41, 1.58, 3))),
                phase(),
                new SeedSpread(
                        new Rms(-4.515, 0.13), List.of(-4.61, -4.42, -4.55, -4.31, -4.49, -4.7, -4.58, -4.52), 0.04, 0),
                List.of(
                        "No data was given: the input is 128 samples from N(0, 1), the targets are classes by chance.",
                        "One learning rate was tried, 0.03; others may do better."));
    }

    /// The same network under He.
    static Diagnosis healthy() {
        return diagnosis(
                "mlp:784-30x256-10:relu:he_normal",
                List.of("Signal and gradient arrive at every layer."),
                List.of(),
                network(0, 0),
                network(0, 0.1),
                null,
                List.of(),
                null,
                null,
                List.of("No data was given: the input is 128 samples from N(0, 1)."));
    }

    /// The sick one with a text where texts go that files may have written.
    static Diagnosis named(String text) {
        Finding finding = new Finding(
                Rule.INIT001,
                Severity.WARN,
                text,
                new Evidence(text, Double.NaN, Double.NaN, Double.NaN, Double.POSITIVE_INFINITY),
                text,
                Confidence.THEORY,
                Double.NaN,
                new Fix(text, text, text, text, null));
        Diagnosis sick = sick();
        LayerFinding layer = new LayerFinding(
                text,
                text,
                text,
                3,
                4,
                text,
                Double.NaN,
                "",
                null,
                sick.layers().getFirst().measured());
        return new Diagnosis(
                new Subject(text, text, text, text, text, 1, text),
                List.of(text),
                List.of(finding),
                List.of(layer),
                sick.predicted(),
                null,
                null,
                List.of(new Curve(text, 0.1, List.of(1.0, Double.NaN))),
                null,
                null,
                List.of(text),
                0,
                0.5);
    }

    /// The same with its first finding at another layer.
    static Diagnosis at(Diagnosis diagnosis, String layer) {
        Finding first = diagnosis.findings().getFirst();
        Finding moved = new Finding(
                first.rule(),
                first.severity(),
                layer,
                first.evidence(),
                first.cause(),
                first.confidence(),
                first.share(),
                first.fix());
        return with(diagnosis, moved);
    }

    /// The same with other findings.
    static Diagnosis with(Diagnosis diagnosis, Finding... findings) {
        return new Diagnosis(
                diagnosis.subject(),
                diagnosis.summary(),
                List.of(findings),
                diagnosis.layers(),
                diagnosis.predicted(),
                diagnosis.measured(),
                diagnosis.healed(),
                diagnosis.curves(),
                diagnosis.phase(),
                diagnosis.seeds(),
                diagnosis.notes(),
                diagnosis.trialSeconds(),
                diagnosis.seconds());
    }

    static Fix heFix() {
        return new Fix(
                "Draw the kernels of hidden_1 to hidden_30 with he_normal.",
                "model.withKernelInitializer(Initializers.heNormal())",
                "Dense(256, activation=\"relu\", kernel_initializer=\"he_normal\")",
                "for m in model.modules():\n    if isinstance(m, nn.Linear):\n"
                        + "        nn.init.kaiming_normal_(m.weight, nonlinearity=\"relu\")",
                new Verified(new Outcome(4.58, 4.41, 0, 2.303, 2.29), new Outcome(0.04, -0.1, 0, 2.41, 1.62), 60));
    }

    static Diagnosis diagnosis(
            String model,
            List<String> summary,
            List<Finding> findings,
            NetworkProfile predicted,
            NetworkProfile measured,
            @Nullable NetworkProfile healed,
            List<Curve> curves,
            @Nullable Phase phase,
            @Nullable SeedSpread seeds,
            List<String> notes) {
        return new Diagnosis(
                new Subject(
                        model,
                        "31 layers with weights, 2 110 474 parameters",
                        "drawn from its initializers, seed 42",
                        "unit variance, N(0, 1), assumed",
                        "categorical_crossentropy, assumed from softmax over 10 classes",
                        128,
                        "Fanin 0.1.0, Java 25.0.3, Linux amd64"),
                summary,
                findings,
                layers(predicted, measured, model),
                predicted,
                measured,
                healed,
                curves,
                phase,
                seeds,
                notes,
                curves.isEmpty() ? 0 : 0.41,
                0.87);
    }

    private static List<LayerFinding> layers(NetworkProfile predicted, NetworkProfile measured, String model) {
        List<LayerFinding> layers = new ArrayList<>();
        for (int i = 0; i < predicted.layers().size(); i++) {
            boolean last = i == HIDDEN;
            long fanIn = i == 0 ? 784 : UNITS;
            layers.add(new LayerFinding(
                    predicted.layers().get(i).layer(),
                    "Dense",
                    last ? "softmax" : "relu",
                    fanIn,
                    last ? 10 : UNITS,
                    model.substring(model.lastIndexOf(':') + 1),
                    Math.sqrt((model.endsWith("he_normal") ? 2.0 : 1.0) / fanIn),
                    i == 2 ? "src/main/java/net/Networks.java:42" : "",
                    predicted.layers().get(i),
                    measured.layers().get(i)));
        }
        return layers;
    }

    /// Layers that change the root mean square by so many decades each.
    static NetworkProfile network(double gain, double noise) {
        List<LayerProfile> layers = new ArrayList<>();
        for (int i = 1; i <= HIDDEN + 1; i++) {
            boolean last = i > HIDDEN;
            double spread = noise > 0 ? 0 : 0.024 * Math.sqrt(i);
            double back = noise > 0 ? 0 : 0.024 * Math.sqrt(HIDDEN + 2 - i);
            double signal = i * gain + noise * wobble(1, i) * Math.sqrt(i / 20.0);
            double gradient = (HIDDEN + 1 - i) * gain - 1.1 + noise * wobble(2, i);
            layers.add(layer(last ? "output" : "hidden_" + i, last, signal, gradient, spread, back, noise));
        }
        return new NetworkProfile(new Rms(0, 0), layers);
    }

    private static LayerProfile layer(
            String name, boolean last, double signal, double gradient, double spread, double back, double noise) {
        double size = Math.pow(10, signal);
        Signal sums = new Signal(0, size * 1.41, new Rms(signal + 0.15, spread), relu(size * 1.4, 0));
        Signal outputs = last
                ? new Signal(0.1, 0.02, new Rms(-0.99, 0.01), relu(0.1, noise))
                : new Signal(0.56 * size, 0.83 * size, new Rms(signal, spread), relu(size * 1.4, noise));
        return new LayerProfile(
                name,
                last ? 10 : UNITS,
                sums,
                outputs,
                0,
                noise > 0 ? Math.max(0, 0.02 * wobble(3, name.length() + (int) (9 * signal))) : Double.NaN,
                new Rms(gradient, back),
                new Rms(signal - 0.1505 + gradient - 1, spread + back),
                Rms.unknown());
    }

    private static Histogram relu(double deviation, double noise) {
        double[] shares = IntStream.range(0, 40)
                .mapToDouble(bin -> Math.exp(-0.5 * Math.pow((bin + 0.5) / 11, 2)) * (1 + noise * wobble(7, bin)))
                .toArray();
        shares[0] += DoubleStream.of(shares).sum();
        double sum = DoubleStream.of(shares).sum();
        return new Histogram(
                0,
                4 * deviation,
                DoubleStream.of(shares).map(share -> share / sum).boxed().toList());
    }

    private static List<Double> losses(double first, double last, double speed) {
        return IntStream.rangeClosed(0, 60)
                .mapToObj(step -> last + (first - last) * Math.exp(-speed * step / 40.0) + 0.03 * wobble(5, step))
                .toList();
    }

    /// For relu only the weights decide: the depth scale is 2 / |ln(s / 2)|, whatever the biases.
    private static Phase phase() {
        List<Double> weights =
                IntStream.rangeClosed(0, 24).mapToObj(i -> 0.25 + i * 0.15).toList();
        List<Double> biases =
                IntStream.rangeClosed(0, 12).mapToObj(i -> i * 0.02).toList();
        List<List<Double>> scales = biases.stream()
                .map(bias ->
                        weights.stream().map(s -> 1 / Math.abs(Math.log(s / 2))).toList())
                .toList();
        List<List<Double>> here = new ArrayList<>();
        List<List<Double>> there = new ArrayList<>();
        for (int i = 0; i < HIDDEN; i++) {
            here.add(List.of(1 + 0.02 * wobble(8, i), 0.0));
            there.add(List.of(2 + 0.03 * wobble(9, i), 0.0));
        }
        return new Phase(
                "relu", weights, biases, scales, biases.stream().map(b -> 2.0).toList(), here, there);
    }

    /// A fixed stand-in for noise, between -1 and 1.
    private static double wobble(long seed, int index) {
        return Math.sin(12.9898 * index + 78.233 * seed);
    }
}
