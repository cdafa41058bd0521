package dev.fanin.bench.tensorflow;

import dev.fanin.bench.sidebyside.Contestant;
import dev.fanin.bench.sidebyside.Stage;
import dev.fanin.bench.sidebyside.Workload;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Operation;
import org.tensorflow.Output;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.TensorFlow;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Gradients;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.Variable;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.types.TFloat32;

/// TensorFlow by its Java interface: one graph, its own gradients and optimizer operations, and one
/// run of a session per step.
public final class TensorFlowContestant implements Contestant {

    @Override
    public String name() {
        return "tensorflow";
    }

    @Override
    public String version() {
        return "TensorFlow-Java 1.1.0, TensorFlow " + TensorFlow.version();
    }

    @Override
    public Task start(Workload workload, int threads) {
        return new Step(workload, threads);
    }

    private static final class Step implements Task {

        private final Graph graph = new Graph();
        private final Ops tf = Ops.create(graph);
        private final List<Variable<TFloat32>> variables = new ArrayList<>();
        private final List<Op> starts = new ArrayList<>();
        private final Session session;
        private final TFloat32 inputs;
        private final TFloat32 targets;
        private final Placeholder<TFloat32> x;
        private final Placeholder<TFloat32> y;
        private final Operand<TFloat32> loss;
        private final Operand<TFloat32> output;
        private final Op train;
        private final boolean trains;

        Step(Workload workload, int threads) {
            trains = workload.mode().trains();
            Shape shape = inputShape(workload);
            inputs = TFloat32.tensorOf(shape, DataBuffers.of(workload.inputs()));
            Shape rows = Shape.of(workload.batch(), workload.classes());
            targets = TFloat32.tensorOf(rows, DataBuffers.of(workload.oneHot()));
            x = tf.placeholder(TFloat32.class, Placeholder.shape(shape));
            y = tf.placeholder(TFloat32.class, Placeholder.shape(rows));
            Operand<TFloat32> logits = logits(workload);
            output = tf.nn.softmax(logits);
            loss = tf.math.mean(tf.nn.softmaxCrossEntropyWithLogits(logits, y).loss(), tf.constant(0));
            train = switch (workload.mode()) {
                case SGD -> descent();
                case ADAM -> adam();
                case FORWARD -> tf.noOp();
            };
            ConfigProto config = ConfigProto.newBuilder()
                    .setIntraOpParallelismThreads(threads)
                    .setInterOpParallelismThreads(threads)
                    .build();
            session = new Session(graph, false, config);
            Session.Runner first = session.runner();
            starts.forEach(first::addTarget);
            close(first.run());
        }

        private static Shape inputShape(Workload workload) {
            return workload.stages().getFirst() instanceof Stage.Conv conv
                    ? Shape.of(workload.batch(), conv.height(), conv.width(), conv.channels())
                    : Shape.of(workload.batch(), workload.sampleSize());
        }

        private Operand<TFloat32> logits(Workload workload) {
            List<float[]> kernels = workload.kernels();
            Operand<TFloat32> value = x;
            for (int i = 0; i < kernels.size(); i++) {
                float[] kernel = kernels.get(i);
                value = switch (workload.stages().get(i)) {
                    case Stage.Dense dense -> {
                        Operand<TFloat32> w = variable(kernel, dense.inputs(), dense.units());
                        Operand<TFloat32> z = biased(tf.linalg.matMul(value, w), dense.units());
                        yield switch (dense.activation()) {
                            case RELU -> tf.nn.relu(z);
                            case TANH -> tf.math.tanh(z);
                            case SOFTMAX -> z;
                        };
                    }
                    case Stage.Conv conv -> {
                        int size = Stage.Conv.KERNEL;
                        Operand<TFloat32> w = variable(kernel, size, size, conv.channels(), conv.filters());
                        Operand<TFloat32> z = tf.nn.conv2d(value, w, List.of(1L, 1L, 1L, 1L), "VALID");
                        yield tf.nn.relu(biased(z, conv.filters()));
                    }
                    case Stage.MaxPool _ ->
                        tf.nn.maxPool(
                                value,
                                tf.constant(new int[] {1, 2, 2, 1}),
                                tf.constant(new int[] {1, 2, 2, 1}),
                                "VALID");
                    case Stage.Flatten flatten ->
                        tf.reshape(value, tf.constant(new int[] {
                            workload.batch(), flatten.height() * flatten.width() * flatten.channels()
                        }));
                };
            }
            return value;
        }

        private Operand<TFloat32> biased(Operand<TFloat32> value, int units) {
            return tf.nn.biasAdd(value, variable(new float[units], units));
        }

        private Variable<TFloat32> variable(float[] values, long... axes) {
            Variable<TFloat32> variable = state(values, axes);
            variables.add(variable);
            return variable;
        }

        private Variable<TFloat32> state(float[] values, long... axes) {
            Variable<TFloat32> variable = tf.variable(Shape.of(axes), TFloat32.class);
            TFloat32 first = TFloat32.tensorOf(Shape.of(axes), DataBuffers.of(values));
            starts.add(tf.assign(variable, tf.constantOf(first)));
            return variable;
        }

        private Op descent() {
            Gradients gradients = tf.gradients(loss, variables);
            Operand<TFloat32> rate = tf.constant(Workload.SGD_RATE);
            Ops last = afterAll(gradients);
            List<Op> updates = new ArrayList<>();
            for (int i = 0; i < variables.size(); i++) {
                updates.add(last.train.applyGradientDescent(variables.get(i), rate, gradients.dy(i)));
            }
            return tf.withControlDependencies(updates).noOp();
        }

        /// Variables change in place, and a gradient must not read a weight that has changed
        /// already.
        private Ops afterAll(Gradients gradients) {
            List<Operation> all = gradients.dy().stream().map(Output::op).toList();
            return tf.withControlDependencyOps(all);
        }

        private Op adam() {
            Gradients gradients = tf.gradients(loss, variables);
            Operand<TFloat32> beta1 = tf.constant(0.9f);
            Operand<TFloat32> beta2 = tf.constant(0.999f);
            Variable<TFloat32> power1 = state(new float[] {0.9f});
            Variable<TFloat32> power2 = state(new float[] {0.999f});
            Ops last = afterAll(gradients);
            List<Op> updates = new ArrayList<>();
            for (int i = 0; i < variables.size(); i++) {
                long[] axes = variables.get(i).asOutput().shape().asArray();
                float[] zeros = new float[(int) Shape.of(axes).size()];
                updates.add(last.train.applyAdam(
                        variables.get(i),
                        state(zeros, axes),
                        state(zeros, axes),
                        power1,
                        power2,
                        tf.constant(Workload.ADAM_RATE),
                        beta1,
                        beta2,
                        tf.constant(1e-7f),
                        gradients.dy(i)));
            }
            Ops after = tf.withControlDependencies(updates);
            return tf.withControlDependencies(
                            after.assign(power1, after.math.mul(power1, beta1)),
                            after.assign(power2, after.math.mul(power2, beta2)))
                    .noOp();
        }

        @Override
        public void step() {
            Session.Runner runner = session.runner().feed(x, inputs);
            if (trains) {
                runner.feed(y, targets).addTarget(train);
            } else {
                runner.fetch(output);
            }
            close(runner.run());
        }

        private static void close(Result result) {
            result.close();
        }

        @Override
        public double loss() {
            try (Result result = session.runner()
                    .feed(x, inputs)
                    .feed(y, targets)
                    .fetch(loss)
                    .run()) {
                return ((TFloat32) result.get(0)).getFloat();
            }
        }

        @Override
        public void close() {
            session.close();
            graph.close();
        }
    }
}
