package dev.fanin.bench.dl4j;

import dev.fanin.bench.sidebyside.Contestant;
import dev.fanin.bench.sidebyside.Permuted;
import dev.fanin.bench.sidebyside.Stage;
import dev.fanin.bench.sidebyside.Workload;
import java.util.List;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions;

/// Deeplearning4j: its configuration, layers and `fit`.
public final class Dl4jContestant implements Contestant {

    @Override
    public String name() {
        return "dl4j";
    }

    @Override
    public String version() {
        return "DL4J 1.0.0-M2.1, " + Nd4j.getBackend().getClass().getSimpleName();
    }

    @Override
    public Task start(Workload workload, int threads) {
        return new Step(workload);
    }

    private static final class Step implements Task {

        private final MultiLayerNetwork model;
        private final INDArray x;
        private final INDArray y;
        private final boolean trains;

        Step(Workload workload) {
            trains = workload.mode().trains();
            model = network(workload);
            write(workload);
            x = Nd4j.create(workload.inputs(), inputShape(workload), 'c');
            y = Nd4j.create(workload.oneHot(), new long[] {workload.batch(), workload.classes()}, 'c');
        }

        /// Images have one channel, so that channels first and channels last are the same.
        private static long[] inputShape(Workload workload) {
            return workload.stages().getFirst() instanceof Stage.Conv conv
                    ? new long[] {workload.batch(), conv.channels(), conv.height(), conv.width()}
                    : new long[] {workload.batch(), workload.sampleSize()};
        }

        private static MultiLayerNetwork network(Workload workload) {
            var list = new NeuralNetConfiguration.Builder()
                    .updater(
                            workload.mode() == Workload.Mode.ADAM
                                    ? new Adam(Workload.ADAM_RATE, 0.9, 0.999, 1e-7)
                                    : new Sgd(Workload.SGD_RATE))
                    .list();
            for (Stage stage : workload.stages()) {
                switch (stage) {
                    case Stage.Dense dense -> list.layer(dense(dense));
                    case Stage.Conv conv ->
                        list.layer(new ConvolutionLayer.Builder(Stage.Conv.KERNEL, Stage.Conv.KERNEL)
                                .nIn(conv.channels())
                                .nOut(conv.filters())
                                .activation(Activation.RELU)
                                .build());
                    case Stage.MaxPool _ ->
                        list.layer(new SubsamplingLayer.Builder(SubsamplingLayer.PoolingType.MAX)
                                .kernelSize(2, 2)
                                .stride(2, 2)
                                .build());
                    case Stage.Flatten _ -> {} // put in by the input type
                }
            }
            if (workload.stages().getFirst() instanceof Stage.Conv conv) {
                list.setInputType(InputType.convolutional(conv.height(), conv.width(), conv.channels()));
            }
            MultiLayerNetwork model = new MultiLayerNetwork(list.build());
            model.init();
            return model;
        }

        private static Layer dense(Stage.Dense dense) {
            return switch (dense.activation()) {
                case RELU, TANH ->
                    new DenseLayer.Builder()
                            .nIn(dense.inputs())
                            .nOut(dense.units())
                            .activation(
                                    dense.activation() == Stage.Nonlinearity.RELU ? Activation.RELU : Activation.TANH)
                            .build();
                case SOFTMAX ->
                    new OutputLayer.Builder(LossFunctions.LossFunction.MCXENT)
                            .nIn(dense.inputs())
                            .nOut(dense.units())
                            .activation(Activation.SOFTMAX)
                            .build();
            };
        }

        private void write(Workload workload) {
            List<float[]> kernels = workload.kernels();
            int layer = 0;
            for (int i = 0; i < kernels.size(); i++) {
                switch (workload.stages().get(i)) {
                    case Stage.Dense dense -> {
                        float[] rows = i > 0 && workload.stages().get(i - 1) instanceof Stage.Flatten flatten
                                ? Permuted.channelsFirst(kernels.get(i), flatten, dense.units())
                                : kernels.get(i);
                        assign(layer++, rows, dense.inputs(), dense.units());
                    }
                    case Stage.Conv conv -> {
                        float[] filters = Permuted.filtersFirst(kernels.get(i), conv);
                        assign(layer++, filters, conv.filters(), conv.channels(), Stage.Conv.KERNEL, Stage.Conv.KERNEL);
                    }
                    case Stage.MaxPool _ -> layer++;
                    case Stage.Flatten _ -> {}
                }
            }
        }

        private void assign(int layer, float[] values, long... shape) {
            model.getParam(layer + "_W").assign(Nd4j.create(values, shape, 'c'));
            model.getParam(layer + "_b").assign(0);
        }

        @Override
        public void step() {
            if (trains) {
                model.fit(x, y);
            } else {
                model.output(x);
            }
        }

        @Override
        public double loss() {
            return model.score(new DataSet(x, y));
        }
    }
}
