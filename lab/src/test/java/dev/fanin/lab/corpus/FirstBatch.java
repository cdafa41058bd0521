package dev.fanin.lab.corpus;

import dev.fanin.activation.ActivationFunction;
import dev.fanin.activation.Softmax;
import dev.fanin.graph.Execution;
import dev.fanin.graph.Network;
import dev.fanin.graph.Node;
import dev.fanin.graph.Weights;
import dev.fanin.loss.Loss;
import dev.fanin.optimizer.Optimizers;
import dev.fanin.random.Seed;
import dev.fanin.tensor.Tensor;
import dev.fanin.train.Compiled;
import dev.fanin.train.Head;
import java.util.List;
import java.util.stream.IntStream;

/// What a tool can see on one batch before the first step: values, their gradients, and the
/// gradients of weights, all of the batch's mean loss.
///
/// Batch normalization uses the batch, as in training.
final class FirstBatch {

    private final Network network;
    private final Weights weights;
    private final Execution execution;
    private final int samples;
    private final double loss;

    private FirstBatch(Network network, Weights weights, Execution execution, int samples, double loss) {
        this.network = network;
        this.weights = weights;
        this.execution = execution;
        this.samples = samples;
        this.loss = loss;
    }

    static FirstBatch of(Case judged) {
        return of(judged.sick().network(), judged.sickWeights(), judged.x(), judged.y(), judged.loss());
    }

    static FirstBatch of(Network network, Weights weights, Tensor x, Tensor y, Loss loss) {
        int samples = x.shape().axis(0);
        Weights copy = weights.copy();
        Execution execution = new Execution(network, copy, samples, Seed.seed(0));
        Head head = new Head(network, Compiled.of(Optimizers.sgd(), loss));
        System.arraycopy(x.array(), 0, execution.input(), 0, x.array().length);
        execution.forward(samples, true, 0);
        double value = head.loss(execution, y);
        head.gradient(execution, y);
        execution.backward(head.fused());
        return new FirstBatch(network, copy, execution, samples, value);
    }

    /// Returns the loss of the batch.
    double loss() {
        return loss;
    }

    /// Returns the number of outputs.
    int outputs() {
        return network.output().axis(-1);
    }

    /// Returns the places of the layers with a kernel.
    List<Integer> kernels() {
        return places().filter(i -> !node(i).parameters().isEmpty()
                        && node(i).parameters().getFirst().name().contains("kernel"))
                .boxed()
                .toList();
    }

    /// Returns the places of hidden layers with an activation.
    List<Integer> hidden() {
        return places().filter(i -> !node(i).layer().activation().isLinear()
                        && !(node(i).layer().activation() instanceof Softmax))
                .boxed()
                .toList();
    }

    private IntStream places() {
        return IntStream.range(0, network.nodes().size());
    }

    private Node node(int place) {
        return network.nodes().get(place);
    }

    /// Returns the activation that a layer feeds, its own or that of a layer soon after it.
    ActivationFunction activation(int place) {
        return places().filter(i -> i >= place
                        && (i == place
                                || node(i).parameters().isEmpty()
                                || !node(i).parameters().getFirst().name().contains("kernel")))
                .mapToObj(i -> node(i).layer().activation())
                .filter(phi -> !phi.isLinear())
                .findFirst()
                .orElse(node(place).layer().activation());
    }

    /// Returns the values of the kernel of a layer.
    Tensor kernel(int place) {
        return weights.get(node(place).path(node(place).parameters().getFirst()));
    }

    /// Returns the biases of a layer, none where it has no bias.
    float[] biases(int place) {
        return node(place).parameters().stream()
                .filter(parameter -> parameter.name().equals("bias"))
                .findFirst()
                .map(parameter -> weights.get(node(place).path(parameter)).array())
                .orElse(new float[0]);
    }

    /// Returns the values before the activation of a layer, for all samples.
    float[] preActivation(int place) {
        return execution.preActivation(place);
    }

    float[] activationValues(int place) {
        return execution.activation(place);
    }

    /// Returns dL/dz of a layer.
    float[] gradient(int place) {
        return execution.gradient(place);
    }

    /// Returns dL/dW of a layer.
    float[] kernelGradient(int place) {
        return execution.parameterGradients(place).getFirst();
    }

    /// Returns the share of units of a layer that put out more than 0 for less than this share of
    /// positions and samples.
    double inactive(int place, double share) {
        int units = node(place).output().axis(-1);
        float[] x = execution.activation(place);
        int rows = samples * node(place).output().arraySize() / units;
        int inactive = 0;
        for (int unit = 0; unit < units; unit++) {
            int active = 0;
            for (int row = 0; row < rows; row++) {
                active += x[row * units + unit] > 0 ? 1 : 0;
            }
            inactive += active < share * rows || active == 0 ? 1 : 0;
        }
        return (double) inactive / units;
    }
}
