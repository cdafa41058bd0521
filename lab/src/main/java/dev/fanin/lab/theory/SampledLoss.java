package dev.fanin.lab.theory;

import dev.fanin.activation.ActivationFunction;
import dev.fanin.graph.Execution;
import dev.fanin.graph.Network;
import dev.fanin.graph.Weights;
import dev.fanin.layer.Layers;
import dev.fanin.loss.BinaryCrossentropy;
import dev.fanin.loss.BinaryFocalCrossentropy;
import dev.fanin.loss.CategoricalCrossentropy;
import dev.fanin.loss.CategoricalFocalCrossentropy;
import dev.fanin.loss.CategoricalGeneralizedCrossEntropy;
import dev.fanin.loss.Dice;
import dev.fanin.loss.KLDivergence;
import dev.fanin.loss.Loss;
import dev.fanin.loss.Poisson;
import dev.fanin.loss.SparseCategoricalCrossentropy;
import dev.fanin.loss.Tversky;
import dev.fanin.optimizer.Optimizers;
import dev.fanin.random.RandomStream;
import dev.fanin.random.Seed;
import dev.fanin.tensor.Shape;
import dev.fanin.tensor.Tensor;
import dev.fanin.train.Compiled;
import dev.fanin.train.Head;
import java.util.List;

/// The gradient of a loss without a formula: the loss itself, on outputs from the predicted law.
final class SampledLoss {

    private static final Seed SEED = Seed.seed(0);
    private static final int SAMPLES = 256;
    private static final double STEP = 0.2;

    private SampledLoss() {}

    static OutputGradient of(State z, ActivationFunction phi, int units, Loss loss, TargetMoments targets) {
        double[] below = sampled(z, phi, units, loss, targets, -STEP);
        double[] at = sampled(z, phi, units, loss, targets, 0);
        double[] above = sampled(z, phi, units, loss, targets, STEP);
        double slope = (above[0] - below[0]) / (2 * STEP);
        double alike = z.sumRows().average(c -> c * c);
        return new OutputGradient(at[0], Double.isFinite(slope) ? slope : 0, at[1] * alike, 0, 1.0 / units, 0, at[2]);
    }

    /// Returns ln of the mean square of dL/dz for a single sample, and the relative variance of it.
    private static double[] sampled(
            State z, ActivationFunction phi, int units, Loss loss, TargetMoments targets, double step) {
        Network network = Network.of(List.of(Layers.input(units), Layers.activation(phi)));
        Execution execution = new Execution(network, Weights.initialize(network, SEED), SAMPLES, SEED);
        RandomStream random = SEED.stream("outputs");
        for (int i = 0; i < SAMPLES * units; i++) {
            execution.input()[i] = (float) (Math.exp(step / 2) * z.z(random.normal(i)));
        }
        execution.forward(SAMPLES, false, 0);
        Head head = new Head(network, Compiled.of(Optimizers.sgd(), loss));
        head.gradient(execution, targets(loss, units, targets));
        execution.backward(head.fused());
        double sum = 0;
        double squares = 0;
        double products = 0;
        double sums = 0;
        for (int s = 0; s < SAMPLES; s++) {
            double square = 0;
            for (int i = s * units; i < (s + 1) * units; i++) {
                double gradient = (double) SAMPLES * execution.gradient(0)[i];
                square += gradient * gradient / units;
                products += gradient * execution.input()[i];
                sums += (double) execution.input()[i] * execution.input()[i];
            }
            sum += square;
            squares += square * square;
        }
        double mean = sum / SAMPLES;
        double relative = mean > 0 ? squares / SAMPLES / (mean * mean) - 1 : 0;
        double along = mean * sums > 0 ? products * products / (sums * sum * units) : 0;
        return new double[] {Math.log(mean), Math.log1p(Math.max(0, relative)), Math.min(1, along)};
    }

    private static Tensor targets(Loss loss, int units, TargetMoments targets) {
        Shape shape = loss.targetShape(Shape.of(units));
        Tensor y = Tensor.zeros(shape.prepend(SAMPLES));
        RandomStream random = SEED.stream("targets");
        double deviation = Math.sqrt(Math.max(0, targets.meanSquare() - targets.mean() * targets.mean()));
        int width = y.array().length / SAMPLES;
        for (int i = 0; i < y.array().length; i++) {
            double normal = random.normal(i);
            y.array()[i] = switch (loss) {
                case SparseCategoricalCrossentropy _ -> i % units;
                case CategoricalCrossentropy _,
                        CategoricalFocalCrossentropy _,
                        CategoricalGeneralizedCrossEntropy _,
                        KLDivergence _ -> i % width == i / width % width ? 1 : 0;
                case BinaryCrossentropy _, BinaryFocalCrossentropy _, Dice _, Tversky _ -> normal > 0 ? 1 : 0;
                case Poisson _ -> (float) Math.abs(normal);
                default -> (float) (targets.mean() + deviation * normal);
            };
        }
        return y;
    }
}
