package dev.fanin.bench;

import dev.fanin.bench.sidebyside.Workload;
import dev.fanin.graph.Engine;
import dev.fanin.kernel.KernelProvider;
import dev.fanin.lab.probe.ProbeEvery;
import dev.fanin.layer.Layers;
import dev.fanin.loss.Losses;
import dev.fanin.model.Model;
import dev.fanin.model.Sequential;
import dev.fanin.random.Seed;
import dev.fanin.tensor.Shape;
import dev.fanin.tensor.Tensor;
import dev.fanin.train.Callback;
import dev.fanin.train.Fit;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// How much a probe of 64 samples every 100 steps slows down the training of W2.
///
/// Trainings with and without a probe take turns, so that both see the same machine; the ratio is
/// that of their medians, on the clock and, where others use the machine too, in processor time.
/// Each has 1000 steps, and so 11 measurements, the first before training. The share is what the
/// probe says of itself.
public final class ProbeOverhead {

    private static final int STEPS = 1000;
    private static final int EVERY = 100;
    private static final int PROBED = 64;
    private static final int TURNS = 5;
    private static final double NANOS = 1e-9;

    private final Workload workload = Workload.named("W2-sgd");
    private final Tensor x =
            repeated(Tensor.of(Shape.of(workload.batch(), workload.sampleSize()), workload.inputs()), STEPS / 10);
    private final Tensor y = repeated(labels(), STEPS / 10);
    private final int threads;

    private ProbeOverhead(int threads) {
        this.threads = threads;
    }

    private Tensor labels() {
        float[] labels = new float[workload.batch()];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = workload.labels()[i];
        }
        return Tensor.of(Shape.of(labels.length), labels);
    }

    private static Tensor repeated(Tensor one, int times) {
        float[] values = new float[one.array().length * times];
        for (int i = 0; i < times; i++) {
            System.arraycopy(one.array(), 0, values, i * one.array().length, one.array().length);
        }
        Shape shape = one.shape().dropFirst().prepend(one.shape().axis(0) * times);
        return Tensor.of(shape, values);
    }

    /// How long a training took.
    ///
    /// @param wall seconds on the clock
    /// @param own seconds of processor time of the thread that trains and probes
    private record Times(double wall, double own) {}

    /// Trains for so many steps.
    private Times time(Callback... callbacks) {
        Model model = Sequential.of(
                        Layers.input(workload.sampleSize()),
                        Layers.dense(512, "relu"),
                        Layers.dense(512, "relu"),
                        Layers.dense(workload.classes(), "softmax"))
                .build(Seed.seed(42), Engine.withThreads(threads));
        model.compile("sgd(learning_rate=" + Workload.SGD_RATE + ")", "sparse_categorical_crossentropy");
        Fit fit = Fit.epochs(10).batchSize(workload.batch()).quietly();
        for (Callback callback : callbacks) {
            fit = fit.callback(callback);
        }
        ThreadMXBean thread = ManagementFactory.getThreadMXBean();
        long began = System.nanoTime();
        long beganOwn = thread.getCurrentThreadCpuTime();
        model.fit(x, y, fit);
        return new Times((System.nanoTime() - began) * NANOS, (thread.getCurrentThreadCpuTime() - beganOwn) * NANOS);
    }

    private ProbeEvery probe() {
        return ProbeEvery.steps(EVERY, Losses.sparseCategoricalCrossentropy(), x.slice(0, PROBED), y.slice(0, PROBED));
    }

    private void run() {
        time();
        time(probe());
        List<Times> without = new ArrayList<>();
        List<Times> with = new ArrayList<>();
        List<Double> shares = new ArrayList<>();
        for (int turn = 0; turn < TURNS; turn++) {
            without.add(time());
            ProbeEvery probe = probe();
            with.add(time(probe));
            shares.add(probe.share());
        }
        double wall = median(with, Times::wall) / median(without, Times::wall);
        double own = median(with, Times::own) / median(without, Times::own);
        System.out.printf(
                "%d threads: %.3f ms a step; with a probe %.4f of that on the clock, %.4f in the trainer's own"
                        + " processor time; the probe's share %.2f %%%n",
                threads,
                median(without, Times::wall) / STEPS * 1000,
                wall,
                own,
                100 * median(shares, Double::doubleValue));
    }

    private static <T> double median(List<T> values, ToDoubleFunction<T> number) {
        double[] sorted = values.stream().mapToDouble(number).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    public static void main(String[] args) {
        System.out.printf(
                "JDK %s, kernels %s%n",
                Runtime.version(), KernelProvider.fastest().description());
        int[] threads = args.length == 0
                ? new int[] {1, 2}
                : Arrays.stream(args).mapToInt(Integer::parseInt).toArray();
        for (int count : threads) {
            new ProbeOverhead(count).run();
        }
    }
}
