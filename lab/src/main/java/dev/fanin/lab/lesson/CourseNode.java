package dev.fanin.lab.lesson;

import static dev.fanin.layer.Layers.dense;
import static dev.fanin.layer.Layers.input;

import dev.fanin.activation.ActivationFunction;
import dev.fanin.activation.Activations;
import dev.fanin.init.Distribution;
import dev.fanin.init.FanMode;
import dev.fanin.init.Initializer;
import dev.fanin.init.Initializers;
import dev.fanin.init.VarianceScaling;
import dev.fanin.layer.Dense;
import dev.fanin.model.Model;
import dev.fanin.model.Sequential;
import dev.fanin.random.Seed;
import dev.fanin.tensor.Shape;
import dev.fanin.tensor.Tensor;
import java.util.Arrays;

/// The node the course starts from, many times over: all inputs 1, and weights of its own for every
/// node.
final class CourseNode {

    static final int INPUTS = 250;
    static final int NODES = 20_000;

    /// Every weight from N(0, 1), whatever the number of inputs.
    static final Initializer STANDARD = Initializers.randomNormal(1);

    /// Every weight from N(0, 1/n).
    static final Initializer XAVIER = new VarianceScaling(1, FanMode.FAN_IN, Distribution.UNTRUNCATED_NORMAL);

    private CourseNode() {}

    /// Builds the nodes as one layer without bias.
    static Model model(int inputs, Initializer initializer, ActivationFunction activation, Seed seed) {
        Dense nodes = dense(NODES, activation).withoutBias().kernelInitializer(initializer);
        return Sequential.of(input(inputs), nodes.named("node")).build(seed);
    }

    /// Returns one sample whose inputs are all 1.
    static Tensor ones(int inputs) {
        Tensor ones = Tensor.zeros(Shape.of(1, inputs));
        Arrays.fill(ones.array(), 1f);
        return ones;
    }

    /// Draws all nodes and returns their sums z.
    static Sample sums(int inputs, Initializer initializer, Seed seed) {
        Model model = model(inputs, initializer, Activations.linear(), seed);
        return Sample.of(model.predict(ones(inputs)).array());
    }
}
