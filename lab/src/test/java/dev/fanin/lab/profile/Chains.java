package dev.fanin.lab.profile;

import static dev.fanin.layer.Layers.dense;
import static dev.fanin.layer.Layers.input;
import static dev.fanin.random.Seed.seed;

import dev.fanin.activation.ActivationFunction;
import dev.fanin.graph.Execution;
import dev.fanin.init.Initializer;
import dev.fanin.layer.Layer;
import dev.fanin.model.Model;
import dev.fanin.model.Sequential;
import dev.fanin.tensor.Shape;
import dev.fanin.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/// Networks and inputs that many tests need.
public final class Chains {

    private Chains() {}

    /// Equal layers without biases, as many inputs as nodes.
    public static Sequential square(int width, int depth, ActivationFunction phi, Initializer kernel) {
        return new Sequential(layers(width, width, depth, phi, kernel));
    }

    /// Equal layers without biases, with a softmax over the classes at the end.
    public static Sequential classifier(
            int features, int width, int depth, ActivationFunction phi, Initializer kernel, int classes) {
        List<Layer> layers = layers(features, width, depth, phi, kernel);
        layers.add(dense(classes, "softmax").kernelInitializer(kernel));
        return new Sequential(layers);
    }

    private static List<Layer> layers(int features, int width, int depth, ActivationFunction phi, Initializer kernel) {
        List<Layer> layers = new ArrayList<>();
        layers.add(input(features));
        for (int i = 0; i < depth; i++) {
            layers.add(dense(width, phi).withoutBias().kernelInitializer(kernel));
        }
        return layers;
    }

    /// Samples of N(0, 1).
    public static Tensor gaussian(long seed, int samples, int features) {
        Tensor x = Tensor.zeros(Shape.of(samples, features));
        seed(seed).stream("input").fillNormal(x.array(), 0, 0, 1);
        return x;
    }

    /// Class numbers 0, 1, 2, ... in turn.
    public static Tensor labels(int samples, int classes) {
        float[] labels = new float[samples];
        for (int i = 0; i < samples; i++) {
            labels[i] = i % classes;
        }
        return Tensor.of(Shape.of(samples), labels);
    }

    /// The model after going forward over all samples once.
    public static Execution forward(Model model, Tensor x) {
        int samples = x.shape().axis(0);
        Execution execution = new Execution(model.network(), model.weights(), samples, model.seed());
        System.arraycopy(x.array(), 0, execution.input(), 0, x.array().length);
        execution.forward(samples, false, 0);
        return execution;
    }

    /// The mean square of all values.
    public static double meanSquare(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += (double) value * value;
        }
        return sum / values.length;
    }
}
