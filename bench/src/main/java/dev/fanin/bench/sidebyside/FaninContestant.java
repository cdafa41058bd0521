package dev.fanin.bench.sidebyside;

import dev.fanin.bench.sidebyside.Stage.Conv;
import dev.fanin.bench.sidebyside.Stage.Dense;
import dev.fanin.bench.sidebyside.Stage.Flatten;
import dev.fanin.bench.sidebyside.Stage.MaxPool;
import dev.fanin.kernel.KernelProvider;
import dev.fanin.layer.Layer;
import dev.fanin.layer.Layers;
import dev.fanin.model.Model;
import dev.fanin.model.Sequential;
import dev.fanin.random.Seed;
import dev.fanin.tensor.Shape;
import dev.fanin.tensor.Tensor;
import dev.fanin.train.Fit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Fanin, by its public interface.
public final class FaninContestant implements Contestant {

    /// The samples of one call of `fit` take about so many values, or are one batch.
    private static final int VALUES_PER_CALL = 1 << 18;

    @Override
    public String name() {
        return "fanin";
    }

    @Override
    public String version() {
        return "kernels " + KernelProvider.fastest().name();
    }

    @Override
    public Task start(Workload workload, int threads) {
        Model model = model(workload);
        int[] labels = workload.labels();
        float[] targets = new float[labels.length];
        for (int i = 0; i < labels.length; i++) {
            targets[i] = labels[i];
        }
        Tensor x = Tensor.of(inputShape(workload).prepend(workload.batch()), workload.inputs());
        Tensor y = Tensor.of(Shape.of(workload.batch()), targets);
        return workload.mode().trains() ? new Training(model, x, y, workload) : new Forward(model, x, y);
    }

    private static Model model(Workload workload) {
        List<Layer> layers = new ArrayList<>();
        layers.add(Layers.input(inputShape(workload)));
        for (Stage stage : workload.stages()) {
            layers.add(
                    switch (stage) {
                        case Dense dense ->
                            Layers.dense(
                                    dense.units(), dense.activation().name().toLowerCase(Locale.ROOT));
                        case Conv conv -> convolution(conv);
                        case MaxPool _ -> maxPooling();
                        case Flatten _ -> Layers.flatten();
                    });
        }
        Model model = new Sequential(layers).build(Seed.seed(42));
        List<float[]> kernels = new ArrayList<>(workload.kernels());
        kernels.removeIf(kernel -> kernel.length == 0);
        List<Tensor> own = model.weights().values().entrySet().stream()
                .filter(entry -> entry.getKey().endsWith("/kernel"))
                .map(Map.Entry::getValue)
                .toList();
        for (int i = 0; i < own.size(); i++) {
            float[] array = own.get(i).array();
            System.arraycopy(kernels.get(i), 0, array, 0, array.length);
        }
        model.compile(
                workload.mode() == Workload.Mode.ADAM
                        ? "adam(learning_rate=" + Workload.ADAM_RATE + ")"
                        : "sgd(learning_rate=" + Workload.SGD_RATE + ")",
                "sparse_categorical_crossentropy");
        return model;
    }

    // Convolutions: the two methods to fill in when the layers are there.

    private static Layer convolution(Conv conv) {
        throw new UnsupportedOperationException("no convolution yet: " + conv);
    }

    private static Layer maxPooling() {
        throw new UnsupportedOperationException("no pooling yet");
    }

    private static Shape inputShape(Workload workload) {
        return workload.stages().getFirst() instanceof Conv conv
                ? Shape.of(conv.height(), conv.width(), conv.channels())
                : Shape.of(workload.sampleSize());
    }

    /// Steps of training; one call of `fit` is one epoch of several equal batches.
    private static final class Training implements Task {

        private final Model model;
        private final Tensor x;
        private final Tensor y;
        private final int steps;
        private final Tensor manyX;
        private final Tensor manyY;
        private final Fit fit;

        Training(Model model, Tensor x, Tensor y, Workload workload) {
            this.model = model;
            this.x = x;
            this.y = y;
            steps = Math.clamp(VALUES_PER_CALL / x.array().length, 1, 1000);
            manyX = repeated(x, steps);
            manyY = repeated(y, steps);
            fit = Fit.epochs(1).batchSize(workload.batch()).withoutShuffling().quietly();
        }

        private static Tensor repeated(Tensor one, int times) {
            float[] values = new float[one.array().length * times];
            for (int i = 0; i < times; i++) {
                System.arraycopy(one.array(), 0, values, i * one.array().length, one.array().length);
            }
            Shape shape = one.shape().dropFirst().prepend(one.shape().axis(0) * times);
            return Tensor.of(shape, values);
        }

        @Override
        public void step() {
            if (!model.fit(manyX, manyY, fit).stopped().isEmpty()) {
                throw new IllegalStateException("The loss is no longer finite.");
            }
        }

        @Override
        public int stepsPerCall() {
            return steps;
        }

        @Override
        public double loss() {
            return model.evaluate(x, y).loss();
        }
    }

    /// Forward passes.
    private record Forward(Model model, Tensor x, Tensor y) implements Task {

        @Override
        public void step() {
            model.predict(x);
        }

        @Override
        public double loss() {
            return model.evaluate(x, y).loss();
        }
    }
}
