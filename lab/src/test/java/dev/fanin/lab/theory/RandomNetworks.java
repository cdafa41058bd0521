package dev.fanin.lab.theory;

import static dev.fanin.layer.Layers.*;
import static dev.fanin.random.Seed.seed;

import dev.fanin.init.Initializer;
import dev.fanin.init.Initializers;
import dev.fanin.layer.Dense;
import dev.fanin.layer.Symbol;
import dev.fanin.loss.Loss;
import dev.fanin.loss.Losses;
import dev.fanin.model.Definition;
import dev.fanin.model.Functional;
import dev.fanin.random.RandomStream;
import dev.fanin.tensor.Shape;
import dev.fanin.tensor.Tensor;
import java.util.List;

/// Networks drawn at random, healthy and sick, with a batch each.
///
/// @param family what kind it is
/// @param network the network
/// @param loss its loss
/// @param x the inputs
/// @param y the targets
/// @param ofWeights whether the weights themselves are known to theory
record RandomNetworks(
        String family, Definition network, Loss loss, Tensor x, Tensor y, boolean ofWeights, String text) {

    private static final List<String> PHI =
            List.of("relu", "tanh", "gelu", "elu", "selu", "silu", "leaky_relu", "sigmoid", "linear", "softplus");

    static RandomNetworks of(int number) {
        return new Draw(number).network(number);
    }

    private static final class Draw {
        private final RandomStream random;
        private int used;

        Draw(int number) {
            random = seed(number).stream("network");
        }

        int below(int bound) {
            return random.boundedInt(used++, bound);
        }

        double uniform(double low, double high) {
            return low + (high - low) * random.uniform(used++);
        }

        int logarithmic(int low, int high) {
            return (int) Math.round(low * Math.pow((double) high / low, random.uniform(used++)));
        }

        RandomNetworks network(int number) {
            return switch (number % 10) {
                case 0 -> conv(number);
                case 1 -> residual(number);
                case 2 -> normalized(number);
                case 3 -> number % 20 == 3 ? conv(number) : normalized(number);
                default -> dense(number);
            };
        }

        private Initializer initializer(String phi, int width) {
            double healthy = switch (phi) {
                case "relu", "leaky_relu" -> 2;
                case "tanh" -> 1.3;
                case "gelu", "silu" -> 2.2;
                case "elu" -> 1.5;
                case "sigmoid" -> 3;
                default -> 1;
            };
            return switch (below(9)) {
                case 0 -> Initializers.glorotUniform();
                case 1 -> Initializers.heNormal();
                case 2 -> Initializers.lecunNormal();
                case 3 ->
                    Initializers.named(
                            "variance_scaling(scale=" + healthy + ",mode=fan_in,distribution=untruncated_normal)");
                case 4 ->
                    Initializers.named("variance_scaling(scale=" + healthy + ",mode=fan_in,distribution=uniform)");
                case 5 -> Initializers.named("orthogonal(gain=" + Math.sqrt(healthy) + ")");
                case 6 -> Initializers.named("variance_scaling(scale=0.3333333,mode=fan_in,distribution=uniform)");
                case 7 -> Initializers.randomNormal(0.05);
                default -> Initializers.randomNormal(uniform(0.5, 2) / Math.sqrt(width));
            };
        }

        private RandomNetworks dense(int number) {
            String phi = PHI.get(below(PHI.size()));
            int depth = logarithmic(2, 30);
            int width = logarithmic(16, 256);
            int features = logarithmic(8, 128);
            int classes = 2 + below(9);
            Initializer kernel = initializer(phi, width);
            Initializer bias = below(4) == 0 ? Initializers.randomNormal(uniform(0.02, 0.3)) : Initializers.zeros();
            Symbol start = input(features).on();
            Symbol at = start;
            for (int i = 0; i < depth; i++) {
                at = layer(width, phi, kernel).biasInitializer(bias).on(at);
            }
            return finished(
                    number,
                    "dense",
                    "dense " + phi + " " + depth + "x" + width + " " + kernel + " bias " + bias,
                    start,
                    at,
                    classes,
                    Shape.of(features));
        }

        private static Dense layer(int width, String phi, Initializer kernel) {
            return dev.fanin.layer.Layers.dense(width, phi).kernelInitializer(kernel);
        }

        private RandomNetworks conv(int number) {
            String phi = PHI.get(below(7));
            int side = 6 + 2 * below(3);
            int channels = logarithmic(8, 32);
            int depth = 1 + below(5);
            Initializer kernel = initializer(phi, 9 * channels);
            Symbol start = input(side, side, 3).on();
            Symbol at = start;
            for (int i = 0; i < depth; i++) {
                at = conv2d(channels, 3, phi)
                        .kernelInitializer(kernel)
                        .padding("same")
                        .on(at);
                if (i == depth / 2) {
                    at = below(2) == 0
                            ? maxPooling2d(2).on(at)
                            : averagePooling2d(2).on(at);
                }
            }
            at = below(2) == 0 ? globalAveragePooling2d().on(at) : flatten().on(at);
            at = layer(logarithmic(16, 64), phi, kernel).on(at);
            return finished(
                    number,
                    "convolution",
                    "conv " + phi + " " + depth + "x" + channels + " " + kernel,
                    start,
                    at,
                    10,
                    Shape.of(side, side, 3));
        }

        private RandomNetworks residual(int number) {
            String phi = PHI.get(below(7));
            int width = logarithmic(16, 128);
            int blocks = logarithmic(2, 12);
            Initializer kernel = initializer(phi, width);
            Symbol start = input(32).on();
            Symbol at = layer(width, "linear", kernel).on(start);
            for (int i = 0; i < blocks; i++) {
                Symbol inner = layer(width, phi, kernel).on(at);
                at = add().on(at, layer(width, "linear", kernel).on(inner));
            }
            return finished(
                    number,
                    "residual",
                    "residual " + phi + " " + blocks + "x" + width + " " + kernel,
                    start,
                    at,
                    10,
                    Shape.of(32));
        }

        private RandomNetworks normalized(int number) {
            String phi = PHI.get(below(7));
            int width = logarithmic(16, 128);
            int depth = logarithmic(2, 12);
            Initializer kernel = initializer(phi, width);
            int kind = below(3);
            Symbol start = input(32).on();
            Symbol at = start;
            for (int i = 0; i < depth; i++) {
                at = layer(width, "linear", kernel).on(at);
                at = switch (kind) {
                    case 0 -> batchNormalization().on(at);
                    case 1 -> layerNormalization().on(at);
                    default -> rmsNormalization().on(at);
                };
                at = activation(phi).on(at);
            }
            return finished(
                    number,
                    "normalized",
                    "normalized " + kind + " " + phi + " " + depth + "x" + width + " " + kernel,
                    start,
                    at,
                    10,
                    Shape.of(32));
        }

        private RandomNetworks finished(
                int number, String family, String text, Symbol start, Symbol last, int classes, Shape shape) {
            int samples = family.equals("dense") ? 8 << below(3) : 32;
            double scale = Math.pow(10, uniform(-1, 0.7));
            Tensor x = Tensor.zeros(shape.prepend(samples));
            seed(number).stream("x").fillNormal(x.array(), 0, below(3) == 0 ? scale : 0, scale);
            boolean classifies = below(3) > 0;
            Symbol end = classifies
                    ? dev.fanin.layer.Layers.dense(classes, "softmax").on(last)
                    : dev.fanin.layer.Layers.dense(classes).on(last);
            Tensor y = classifies ? Tensor.zeros(Shape.of(samples)) : Tensor.zeros(Shape.of(samples, classes));
            for (int i = 0; classifies && i < samples; i++) {
                y.array()[i] = i % classes;
            }
            if (!classifies) {
                seed(number).stream("y").fillNormal(y.array(), 0, 0, 1);
            }
            Loss loss = classifies ? Losses.sparseCategoricalCrossentropy().unclipped() : Losses.mse();
            return new RandomNetworks(
                    family,
                    Functional.of(start, end),
                    loss,
                    x,
                    y,
                    below(2) == 0,
                    text + " B" + samples + " scale " + scale + (classifies ? " ce" : " mse"));
        }
    }
}
