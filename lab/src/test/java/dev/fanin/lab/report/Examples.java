package dev.fanin.lab.report;

import dev.fanin.lab.experiment.Comparison;
import dev.fanin.lab.experiment.Run;
import dev.fanin.lab.profile.Histogram;
import dev.fanin.lab.profile.LayerProfile;
import dev.fanin.lab.profile.NetworkProfile;
import dev.fanin.lab.profile.Rms;
import dev.fanin.lab.profile.Signal;
import dev.fanin.train.History;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/// Comparisons made up for the tests: 30 relu layers, as theory has them, and a measurement that
/// wobbles about it.
final class Examples {

    private static final int HIDDEN = 30;
    private static final int UNITS = 100;

    private Examples() {}

    static Comparison fourInitializers() {
        return comparison(List.of(
                run(
                        "random_normal(stddev=1.0)",
                        42,
                        1.0,
                        "The signal grows by 25 decades; the loss is not a number.",
                        false),
                run("random_normal(stddev=0.01)", 42, 0.01, "The signal dies: hardly a gradient arrives.", false),
                run("glorot_uniform", 42, 0.1, "The signal halves in every second layer; learning starts late.", false),
                run("he_normal", 42, Math.sqrt(2.0 / UNITS), "Signal and gradient arrive; the network learns.", true)));
    }

    static Comparison threeSeeds() {
        var runs = new ArrayList<Run>();
        for (String initializer : List.of("glorot_uniform", "he_normal")) {
            for (long seed = 1; seed <= 3; seed++) {
                boolean he = initializer.equals("he_normal");
                runs.add(run(initializer, seed, he ? Math.sqrt(2.0 / UNITS) : 0.1, "As expected.", he && seed != 2));
            }
        }
        return comparison(runs);
    }

    static Comparison named(String initializer) {
        Run run = run(initializer, 42, 0.1, initializer, false);
        return new Comparison(initializer, initializer, initializer, initializer, initializer, 1, List.of(run));
    }

    static Comparison comparison(List<Run> runs) {
        return new Comparison(
                "30 hidden layers of 100 relu nodes, softmax output",
                "digits, synthetic: 2000 training and 500 test samples of 64 values in 10 classes",
                "sgd(learning_rate=0.01), 12 epochs, batches of 32",
                "fanin compare --initializers random_normal(stddev=1.0),he_normal --seeds 42 --epochs 12",
                "Fanin 0.1.0, Java 25.0.3, Linux amd64, 2 processors",
                12.34,
                runs);
    }

    static Run run(String initializer, long seed, double stddev, String verdict, boolean healthy) {
        return new Run(
                initializer,
                seed,
                network(stddev, 0, seed),
                network(stddev, 0.12, seed),
                history(stddev),
                healthy ? 0.964 : stddev == 1.0 ? Double.NaN : 0.104,
                verdict,
                healthy);
    }

    private static NetworkProfile network(double stddev, double noise, long seed) {
        double gain = Math.log10(stddev * Math.sqrt(UNITS / 2.0));
        var layers = new ArrayList<LayerProfile>();
        for (int i = 1; i <= HIDDEN; i++) {
            double spread = noise > 0 ? 0 : 0.05 * Math.sqrt(i);
            double back = noise > 0 ? 0 : 0.05 * Math.sqrt(HIDDEN - i + 1);
            double signal = i * gain + wobble(seed, i) * noise * Math.sqrt(i / 10.0);
            double gradient = (HIDDEN - i) * gain - 2.2 + wobble(seed, i + 50) * noise;
            layers.add(layer("dense_" + i, UNITS, signal + 0.15, signal, gradient, spread, back, noise));
        }
        layers.add(layer("predictions", 10, (HIDDEN + 1) * gain + 0.15, -0.5, -1.1, 0.3, 0.02, 0));
        return new NetworkProfile(new Rms(0, 0), layers);
    }

    private static LayerProfile layer(
            String name,
            int units,
            double sum,
            double signal,
            double gradient,
            double spread,
            double back,
            double noise) {
        double size = Math.pow(10, signal);
        return new LayerProfile(
                name,
                units,
                new Signal(0, size * Math.sqrt(2), new Rms(sum, spread), relu(size * 1.4, 0)),
                new Signal(0.56 * size, 0.83 * size, new Rms(signal, spread), relu(size * 1.4, noise)),
                0,
                noise > 0 ? Math.abs(noise * wobble(3, (int) (10 * signal))) : Double.NaN,
                new Rms(gradient, back),
                new Rms(signal + gradient - 1 < -37.75 ? Double.NEGATIVE_INFINITY : signal + gradient - 1, spread),
                Rms.unknown());
    }

    private static Histogram relu(double deviation, double noise) {
        double[] shares = IntStream.range(0, 40)
                .mapToDouble(bin -> Math.exp(-0.5 * Math.pow((bin + 0.5) / 10, 2)) * (1 + noise * wobble(7, bin)))
                .toArray();
        double sum = 2 * DoubleStream.of(shares).sum();
        shares[0] += sum / 2;
        return new Histogram(
                0,
                4 * deviation,
                DoubleStream.of(shares).map(share -> share / sum).boxed().toList());
    }

    private static History history(double stddev) {
        var loss = new ArrayList<Double>();
        var accuracy = new ArrayList<Double>();
        for (int epoch = 1; epoch <= 12; epoch++) {
            boolean he = stddev > 0.1 && stddev < 1;
            loss.add(
                    stddev == 1.0
                            ? (epoch < 3 ? 4.2e5 / epoch : Double.NaN)
                            : 2.3026 * (he ? Math.exp(-0.35 * epoch) : stddev == 0.1 ? 1 - 0.01 * epoch : 1));
            accuracy.add(he ? 1 - 0.9 * Math.exp(-0.3 * epoch) : 0.1 + (stddev == 0.1 ? 0.004 * epoch : 0));
        }
        Map<String, List<Double>> measures = new LinkedHashMap<>();
        measures.put("loss", loss);
        measures.put("accuracy", accuracy);
        measures.put("val_loss", loss.stream().map(value -> value * 1.3).toList());
        measures.put("val_accuracy", accuracy.stream().map(value -> value * 0.9).toList());
        return new History(measures, "");
    }

    /// A fixed stand-in for noise, between -1 and 1.
    private static double wobble(long seed, int index) {
        return Math.sin(12.9898 * index + 78.233 * seed);
    }
}
