package dev.fanin.connection;

import dev.fanin.init.Fans;
import dev.fanin.init.Initializer;
import dev.fanin.init.Target;
import dev.fanin.random.RandomStream;
import dev.fanin.random.Seed;
import dev.fanin.tensor.Shape;

/// What a kernel does to variance: drawn anew many times, each time with new inputs, by plain
/// loops.
///
/// @param mean the mean over the draws
/// @param error its standard error, from the scatter of the draws
record Propagation(double mean, double error) {

    private static final int FEWEST = 100;
    private static final int MOST = 20_000;
    private static final double LINKS = 1e6;

    /// What stands before the kernel.
    enum Before {
        /// Values of mean 0 and variance 1.
        NOTHING,
        /// A relu of such values, whose mean square is 1/2.
        RELU
    }

    /// How many standard errors the mean lies from the given value.
    double errorsFrom(double value) {
        return Math.abs(mean - value) / error;
    }

    /// The mean square of outputs.
    static Propagation forward(Connection connection, Initializer initializer, Fans fans, Before before) {
        Wiring wiring = Wiring.of(connection);
        return measure(connection, initializer, fans, wiring.links(), (kernel, signal) -> {
            double[] input = input(connection, wiring.inputs(), before, signal);
            return wiring.meanSquareOfOutputs(wiring.forward(kernel, input));
        });
    }

    /// The mean square of the gradient of inputs, where that of outputs has mean 0 and variance 1.
    static Propagation backward(Connection connection, Initializer initializer, Fans fans) {
        return backward(connection, Wiring.of(connection), initializer, fans);
    }

    static Propagation backward(Connection connection, Wiring wiring, Initializer initializer, Fans fans) {
        return measure(connection, initializer, fans, wiring.links(), (kernel, signal) -> {
            double[] gradient = normal(wiring.outputs(), signal);
            return wiring.meanSquareOfInputs(wiring.backward(kernel, gradient));
        });
    }

    private interface Once {

        double meanSquare(float[] kernel, RandomStream signal);
    }

    private static Propagation measure(
            Connection connection, Initializer initializer, Fans fans, int links, Once once) {
        Shape shape = connection.kerasShape();
        int draws = (int) Math.clamp(LINKS / links, FEWEST, MOST);
        double sum = 0;
        double squares = 0;
        for (int draw = 0; draw < draws; draw++) {
            RandomStream stream = Seed.seed(draw).stream("propagation");
            float[] kernel = initializer
                    .initialize(new Target(shape, fans), stream.child("kernel"))
                    .array();
            double value = once.meanSquare(kernel, stream.child("signal"));
            sum += value;
            squares += value * value;
        }
        double mean = sum / draws;
        double variance = (squares / draws - mean * mean) * draws / (draws - 1);
        return new Propagation(mean, Math.sqrt(variance / draws));
    }

    /// A lookup's input has a single 1; what stands before does not matter to it.
    private static double[] input(Connection connection, int size, Before before, RandomStream stream) {
        if (connection instanceof EmbeddingLookup) {
            double[] input = new double[size];
            input[stream.boundedInt(0, size)] = 1;
            return input;
        }
        double[] input = normal(size, stream);
        if (before == Before.RELU) {
            for (int i = 0; i < size; i++) {
                input[i] = Math.max(0, input[i]);
            }
        }
        return input;
    }

    private static double[] normal(int size, RandomStream stream) {
        float[] values = new float[size];
        stream.fillNormal(values, 0, 0, 1);
        double[] wide = new double[size];
        for (int i = 0; i < size; i++) {
            wide[i] = values[i];
        }
        return wide;
    }
}
