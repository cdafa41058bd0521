package dev.fanin.bench.djl;

import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.Blocks;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.pooling.Pool;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import dev.fanin.bench.sidebyside.Contestant;
import dev.fanin.bench.sidebyside.Permuted;
import dev.fanin.bench.sidebyside.Stage;
import dev.fanin.bench.sidebyside.Workload;
import java.util.List;

/// Deep Java Library on LibTorch: its blocks, trainer and optimizers.
public final class DjlContestant implements Contestant {

    @Override
    public String name() {
        return "djl";
    }

    @Override
    public String version() {
        Engine engine = Engine.getInstance();
        return "DJL 0.36.0, " + engine.getEngineName() + " " + engine.getVersion();
    }

    @Override
    public Task start(Workload workload, int threads) {
        return new Step(workload);
    }

    private static final class Step implements Task {

        private final Model model = Model.newInstance("bench");
        private final Trainer trainer;
        private final NDArray x;
        private final NDArray y;
        private final boolean trains;

        Step(Workload workload) {
            trains = workload.mode().trains();
            SequentialBlock network = network(workload);
            model.setBlock(network);
            Optimizer optimizer = workload.mode() == Workload.Mode.ADAM
                    ? Optimizer.adam()
                            .optLearningRateTracker(Tracker.fixed(Workload.ADAM_RATE))
                            .optEpsilon(1e-7f)
                            .build()
                    : Optimizer.sgd()
                            .setLearningRateTracker(Tracker.fixed(Workload.SGD_RATE))
                            .build();
            trainer =
                    model.newTrainer(new DefaultTrainingConfig(Loss.softmaxCrossEntropyLoss()).optOptimizer(optimizer));
            Shape shape = inputShape(workload);
            trainer.initialize(shape);
            write(workload, network);
            NDManager manager = trainer.getManager();
            x = manager.create(workload.inputs(), shape);
            int[] labels = workload.labels();
            float[] classes = new float[labels.length];
            for (int i = 0; i < labels.length; i++) {
                classes[i] = labels[i];
            }
            y = manager.create(classes, new Shape(labels.length));
        }

        /// Images have one channel, so that channels first and channels last are the same.
        private static Shape inputShape(Workload workload) {
            return workload.stages().getFirst() instanceof Stage.Conv conv
                    ? new Shape(workload.batch(), conv.channels(), conv.height(), conv.width())
                    : new Shape(workload.batch(), workload.sampleSize());
        }

        private static SequentialBlock network(Workload workload) {
            SequentialBlock network = new SequentialBlock();
            for (Stage stage : workload.stages()) {
                switch (stage) {
                    case Stage.Dense dense -> {
                        network.add(Linear.builder().setUnits(dense.units()).build());
                        switch (dense.activation()) {
                            case RELU -> network.add(Activation.reluBlock());
                            case TANH -> network.add(Activation.tanhBlock());
                            case SOFTMAX -> {}
                        }
                    }
                    case Stage.Conv conv -> {
                        network.add(Conv2d.builder()
                                .setKernelShape(new Shape(Stage.Conv.KERNEL, Stage.Conv.KERNEL))
                                .setFilters(conv.filters())
                                .build());
                        network.add(Activation.reluBlock());
                    }
                    case Stage.MaxPool _ -> network.add(Pool.maxPool2dBlock(new Shape(2, 2), new Shape(2, 2)));
                    case Stage.Flatten _ -> network.add(Blocks.batchFlattenBlock());
                }
            }
            return network;
        }

        private static void write(Workload workload, SequentialBlock network) {
            List<Block> blocks = network.getChildren().values().stream()
                    .filter(block -> block instanceof Linear || block instanceof Conv2d)
                    .toList();
            List<float[]> kernels = workload.kernels();
            int next = 0;
            for (int i = 0; i < kernels.size(); i++) {
                if (kernels.get(i).length == 0) {
                    continue;
                }
                Block block = blocks.get(next++);
                float[] values = kernel(workload, i, kernels.get(i));
                block.getParameters().get("weight").getArray().set(values);
                NDArray bias = block.getParameters().get("bias").getArray();
                bias.set(new float[(int) bias.size()]);
            }
        }

        private static float[] kernel(Workload workload, int i, float[] kernel) {
            if (workload.stages().get(i) instanceof Stage.Conv conv) {
                return Permuted.filtersFirst(kernel, conv);
            }
            Stage.Dense dense = (Stage.Dense) workload.stages().get(i);
            float[] rows = i > 0 && workload.stages().get(i - 1) instanceof Stage.Flatten flatten
                    ? Permuted.channelsFirst(kernel, flatten, dense.units())
                    : kernel;
            return Permuted.of(rows, new int[] {dense.inputs(), dense.units()}, 1, 0);
        }

        @Override
        public void step() {
            try (NDManager manager = trainer.getManager().newSubManager()) {
                manager.tempAttachAll(x, y);
                if (trains) {
                    try (GradientCollector collector = trainer.newGradientCollector()) {
                        NDList output = trainer.forward(new NDList(x));
                        collector.backward(trainer.getLoss().evaluate(new NDList(y), output));
                    }
                    trainer.step();
                } else {
                    trainer.evaluate(new NDList(x)).singletonOrThrow().softmax(-1);
                }
            }
        }

        @Override
        public double loss() {
            try (NDManager manager = trainer.getManager().newSubManager()) {
                manager.tempAttachAll(x, y);
                NDList output = trainer.evaluate(new NDList(x));
                return trainer.getLoss().evaluate(new NDList(y), output).getFloat();
            }
        }

        @Override
        public void close() {
            trainer.close();
            model.close();
        }
    }
}
