package dev.fanin.bench.sidebyside;

import dev.fanin.bench.sidebyside.Stage.Conv;
import dev.fanin.bench.sidebyside.Stage.Dense;
import dev.fanin.bench.sidebyside.Stage.Flatten;
import dev.fanin.bench.sidebyside.Stage.MaxPool;
import dev.fanin.graph.Engine;
import dev.fanin.kernel.KernelProvider;
import dev.fanin.layer.Layer;
import dev.fanin.layer.Layers;
import dev.fanin.model.Model;
import dev.fanin.model.Sequential;
import dev.fanin.random.Seed;
import dev.fanin.tensor.Shape;
import dev.fanin.tensor.Tensor;
import dev.fanin.train.Callback;
import dev.fanin.train.Fit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Fanin, by its public interface.
public final class FaninContestant implements Contestant {

    /// The samples of one epoch take about so many values, or are one batch.
    private static final int VALUES_PER_EPOCH = 1 << 23;

    private static final int MOST_STEPS_PER_EPOCH = 20_000;

    @Override
    public String name() {
        return "fanin";
    }

    @Override
    public String version() {
        return "kernels " + KernelProvider.fastest().description();
    }

    @Override
    public Task start(Workload workload, int threads) {
        Model model = model(workload, Engine.withThreads(threads));
        int[] labels = workload.labels();
        float[] targets = new float[labels.length];
        for (int i = 0; i < labels.length; i++) {
            targets[i] = labels[i];
        }
        Tensor x = Tensor.of(inputShape(workload).prepend(workload.batch()), workload.inputs());
        Tensor y = Tensor.of(Shape.of(workload.batch()), targets);
        return workload.mode().trains()
                ? new Training(model, x, y, workload.batch())
                : new Forward(model, List.of(x), y, workload.batch());
    }

    private static Model model(Workload workload, Engine engine) {
        List<Layer> layers = new ArrayList<>();
        layers.add(Layers.input(inputShape(workload)));
        for (Stage stage : workload.stages()) {
            layers.add(
                    switch (stage) {
                        case Dense dense ->
                            Layers.dense(
                                    dense.units(), dense.activation().name().toLowerCase(Locale.ROOT));
                        case Conv conv -> Layers.conv2d(conv.filters(), Conv.KERNEL, "relu");
                        case MaxPool _ -> Layers.maxPooling2d(2);
                        case Flatten _ -> Layers.flatten();
                    });
        }
        Model model = new Sequential(layers).build(Seed.seed(42), engine);
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

    private static Shape inputShape(Workload workload) {
        return workload.stages().getFirst() instanceof Conv conv
                ? Shape.of(conv.height(), conv.width(), conv.channels())
                : Shape.of(workload.sampleSize());
    }

    /// Steps of training, all of a run in one call of `fit` with equal batches.
    private static final class Training implements Task {

        /// Why `fit` ends where nothing is wrong.
        private static final String ENOUGH = "enough";

        private final Model model;
        private final Tensor x;
        private final Tensor y;
        private final Tensor manyX;
        private final Tensor manyY;
        private final Fit fit;

        Training(Model model, Tensor x, Tensor y, int batch) {
            this.model = model;
            this.x = x;
            this.y = y;
            int steps = Math.clamp(VALUES_PER_EPOCH / x.array().length, 1, MOST_STEPS_PER_EPOCH);
            manyX = repeated(x, steps);
            manyY = repeated(y, steps);
            fit = Fit.epochs(Integer.MAX_VALUE - 1)
                    .batchSize(batch)
                    .withoutShuffling()
                    .quietly();
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
            steps(() -> false);
        }

        @Override
        public void steps(Watch watch) {
            String why =
                    model.fit(manyX, manyY, fit.callback(new Asking(watch))).stopped();
            if (!why.equals(ENOUGH)) {
                throw new IllegalStateException("Training ended because " + why);
            }
        }

        @Override
        public double loss() {
            return model.evaluate(x, y).loss();
        }

        /// Ends training when the watch says so, but not where it ends for another reason.
        private record Asking(Watch watch) implements Callback {

            @Override
            public void onBatchEnd(dev.fanin.train.Training training) {
                if (!watch.goesOn() && Double.isFinite(training.batchLoss())) {
                    training.stop(ENOUGH);
                }
            }
        }
    }

    /// Forward passes.
    private record Forward(Model model, List<Tensor> x, Tensor y, int batch) implements Task {

        @Override
        public void step() {
            model.predict(x, batch);
        }

        @Override
        public double loss() {
            return model.evaluate(x.getFirst(), y).loss();
        }
    }
}
