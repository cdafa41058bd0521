package dev.fanin.bench.sidebyside;

import dev.fanin.bench.sidebyside.Stage.Conv;
import dev.fanin.bench.sidebyside.Stage.Dense;
import dev.fanin.bench.sidebyside.Stage.Flatten;
import dev.fanin.bench.sidebyside.Stage.MaxPool;
import dev.fanin.bench.sidebyside.Stage.Nonlinearity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/// What is timed: one network, one batch, and what is done with it again and again.
///
/// Every contestant gets the same numbers: inputs, labels and first weights come from here.
///
/// @param name its short name, as `W2-adam`
/// @param title what a reader is told
/// @param stages the layers
/// @param batch the samples of a step
/// @param mode what one step does
public record Workload(String name, String title, List<Stage> stages, int batch, Mode mode) {

    /// What one step does.
    public enum Mode {
        /// Forward, backward, and gradient descent with rate 0.01.
        SGD,
        /// Forward, backward, and Adam with rate 0.001 and Keras's other defaults.
        ADAM,
        /// Forward only.
        FORWARD;

        /// Returns whether a step changes the weights.
        public boolean trains() {
            return this != FORWARD;
        }
    }

    /// The learning rate of gradient descent.
    public static final float SGD_RATE = 0.01f;

    /// The learning rate of Adam.
    public static final float ADAM_RATE = 0.001f;

    public Workload {
        stages = List.copyOf(stages);
    }

    /// Returns all workloads, in the order of the tables.
    public static List<Workload> all() {
        List<Stage> digits = dense(Nonlinearity.RELU, 784, 512, 512, 10);
        String digitsTitle = "784-512-512-10 relu softmax, batch ";
        return List.of(
                new Workload(
                        "W1",
                        "5-16-32-2 relu softmax, batch 10, SGD",
                        dense(Nonlinearity.RELU, 5, 16, 32, 2),
                        10,
                        Mode.SGD),
                new Workload("W2-sgd", digitsTitle + "128, SGD", digits, 128, Mode.SGD),
                new Workload("W2-adam", digitsTitle + "128, Adam", digits, 128, Mode.ADAM),
                new Workload("W2-forward-128", digitsTitle + "128, forward", digits, 128, Mode.FORWARD),
                new Workload("W2-forward-1", digitsTitle + "1, forward", digits, 1, Mode.FORWARD),
                new Workload("W3", "50 x 256 tanh, softmax 10, batch 64, SGD", deep(), 64, Mode.SGD),
                new Workload(
                        "W4",
                        "conv 3x3x32, conv 3x3x64, max-pool 2, dense 128, dense 10, 28x28x1, batch 64, SGD",
                        images(),
                        64,
                        Mode.SGD));
    }

    /// Returns the workloads of the given names, or whose names begin with one of them; all, where
    /// there is none.
    public static List<Workload> matching(List<String> names) {
        List<Workload> found = all().stream()
                .filter(workload -> names.isEmpty() || names.stream().anyMatch(workload::isMeantBy))
                .toList();
        if (found.isEmpty()) {
            throw new IllegalArgumentException("No workload is called " + String.join(", ", names) + "; there are "
                    + all().stream().map(Workload::name).collect(Collectors.joining(", ")) + ".");
        }
        return found;
    }

    private boolean isMeantBy(String text) {
        return all().stream().map(Workload::name).anyMatch(text::equals) ? name.equals(text) : name.startsWith(text);
    }

    /// Returns the workload of exactly that name.
    public static Workload named(String name) {
        return matching(List.of(name)).getFirst();
    }

    /// Returns the number of values of one sample.
    public int sampleSize() {
        return switch (stages.getFirst()) {
            case Dense dense -> dense.inputs();
            case Conv conv -> conv.height() * conv.width() * conv.channels();
            case MaxPool pool -> pool.height() * pool.width() * pool.channels();
            case Flatten flatten -> flatten.height() * flatten.width() * flatten.channels();
        };
    }

    /// Returns the number of classes.
    public int classes() {
        return ((Dense) stages.getLast()).units();
    }

    /// Returns the inputs (batch, sample), uniform in [0, 1).
    public float[] inputs() {
        return uniform(new SplittableRandom(1), batch * sampleSize(), 0, 1);
    }

    /// Returns the labels.
    public int[] labels() {
        SplittableRandom random = new SplittableRandom(2);
        int[] labels = new int[batch];
        Arrays.setAll(labels, _ -> random.nextInt(classes()));
        return labels;
    }

    /// Returns the labels as rows (batch, classes) with one 1 each.
    public float[] oneHot() {
        int[] labels = labels();
        float[] rows = new float[batch * classes()];
        for (int i = 0; i < batch; i++) {
            rows[i * classes() + labels[i]] = 1;
        }
        return rows;
    }

    /// Returns the first kernel of each stage, Glorot uniform: (inputs, units) of a dense layer,
    /// (row, column, channel, filter) of a convolution, empty elsewhere. All biases are zero.
    public List<float[]> kernels() {
        SplittableRandom random = new SplittableRandom(3);
        List<float[]> kernels = new ArrayList<>();
        for (Stage stage : stages) {
            double limit = stage.fans() == 0 ? 0 : Math.sqrt(6.0 / stage.fans());
            kernels.add(uniform(random, stage.kernelSize(), -limit, limit));
        }
        return kernels;
    }

    private static float[] uniform(SplittableRandom random, int count, double from, double to) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) (from + (to - from) * random.nextDouble());
        }
        return values;
    }

    private static List<Stage> dense(Nonlinearity hidden, int... widths) {
        List<Stage> stages = new ArrayList<>();
        for (int i = 1; i < widths.length; i++) {
            stages.add(new Dense(widths[i - 1], widths[i], i == widths.length - 1 ? Nonlinearity.SOFTMAX : hidden));
        }
        return stages;
    }

    private static List<Stage> deep() {
        int[] widths = new int[52];
        Arrays.fill(widths, 256);
        widths[51] = 10;
        return dense(Nonlinearity.TANH, widths);
    }

    private static List<Stage> images() {
        return List.of(
                new Conv(28, 28, 1, 32),
                new Conv(26, 26, 32, 64),
                new MaxPool(24, 24, 64),
                new Flatten(12, 12, 64),
                new Dense(9216, 128, Nonlinearity.RELU),
                new Dense(128, 10, Nonlinearity.SOFTMAX));
    }
}
