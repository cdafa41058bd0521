package dev.fanin.layer;

import dev.fanin.layer.LayerContract.Case;
import dev.fanin.layer.LayerContract.Reference;
import dev.fanin.layer.LayerContract.Trait;
import dev.fanin.tensor.Shape;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.Stream;

/// Layers that bring values to one size.
final class NormalizationCases {

    private static final Shape IMAGE = Shape.of(3, 2, 4);

    private NormalizationCases() {}

    static Stream<Case> cases() {
        return Stream.of(
                        batch(Layers.batchNormalization(), Shape.of(5)),
                        batch(Layers.batchNormalization(), IMAGE),
                        batch(Layers.batchNormalization().withoutBeta().epsilon(0.1), Shape.of(7, 3)),
                        batch(Layers.batchNormalization().withoutGamma().momentum(0.5), Shape.of(7, 3)),
                        batch(Layers.batchNormalization().withoutGamma().withoutBeta(), Shape.of(17)),
                        ofOwnSize(),
                        fixed())
                .flatMap(family -> family);
    }

    private static Stream<Case> batch(BatchNormalization layer, Shape input) {
        int channels = input.axis(-1);
        Reference reference = (inputs, parameters, samples, training) -> {
            double[] x = inputs.getFirst();
            double[] z = new double[x.length];
            int moving = parameters.size() - 2;
            for (int i = 0; i < x.length; i++) {
                double mean = parameters.get(moving)[i % channels];
                double variance = parameters.get(moving + 1)[i % channels];
                if (training && layer.trainable()) {
                    mean = mean(x, i % channels, channels);
                    variance = variance(x, i % channels, channels, mean);
                }
                z[i] = (x[i] - mean) / Math.sqrt(variance + layer.epsilon());
                z[i] = scaled(layer.parts(), parameters, z[i], i % channels);
            }
            return z;
        };
        return Stream.of(Case.of(layer, reference, input).with(Trait.MIXES_SAMPLES));
    }

    private static double mean(double[] x, int from, int step) {
        double sum = 0;
        int count = 0;
        for (int i = from; i < x.length; i += step) {
            sum += x[i];
            count++;
        }
        return sum / count;
    }

    private static double variance(double[] x, int from, int step, double mean) {
        double[] squares = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            squares[i] = (x[i] - mean) * (x[i] - mean);
        }
        return mean(squares, from, step);
    }

    private static double scaled(GammaBeta parts, List<double[]> parameters, double value, int place) {
        double scaled = parts.scale() ? value * parameters.get(0)[place] : value;
        return parts.center() ? scaled + parameters.get(parts.scale() ? 1 : 0)[place] : scaled;
    }

    private static Stream<Case> ofOwnSize() {
        // Place i of an image is row i / 8, column i / 4 % 2, channel i % 4.
        return Stream.of(
                layer(Layers.layerNormalization(), Shape.of(7), _ -> 0, i -> i),
                layer(Layers.layerNormalization().epsilon(0.1), IMAGE, i -> i / 4, i -> i % 4),
                layer(Layers.layerNormalization().axes(1, 2, 3), IMAGE, _ -> 0, i -> i),
                layer(Layers.layerNormalization().axes(-2), IMAGE, i -> i / 8 * 4 + i % 4, i -> i / 4 % 2),
                layer(Layers.layerNormalization().axes(1, 2), IMAGE, i -> i % 4, i -> i / 4),
                layer(Layers.layerNormalization().parts(GammaBeta.both().withoutBeta()), IMAGE, i -> i / 4, i -> i % 4),
                layer(
                        Layers.layerNormalization().parts(GammaBeta.both().withoutGamma()),
                        IMAGE,
                        i -> i / 4,
                        i -> i % 4),
                byVariance(IMAGE, i -> i / 4, i -> i % 4),
                group(Layers.groupNormalization(2), IMAGE, i -> i % 4 / 2),
                group(Layers.groupNormalization(-1), IMAGE, i -> i % 4),
                group(Layers.groupNormalization(1).epsilon(0.1), Shape.of(5), _ -> 0),
                group(Layers.groupNormalization(3).parts(GammaBeta.both().withoutGamma()), Shape.of(6), i -> i / 2),
                rms(Layers.rmsNormalization(), IMAGE, i -> i / 4, i -> i % 4),
                rms(new RMSNormalization(List.of(1), 0.1, Label.NONE), IMAGE, i -> i % 8, i -> i / 8),
                unit(Layers.unitNormalization(), Shape.of(5), _ -> 0),
                unit(new UnitNormalization(List.of(2), Label.NONE), IMAGE, i -> i / 8 * 4 + i % 4));
    }

    /// What normalizes a value, given the others of its group.
    interface Size {
        double value(double x, double mean, double meanSquare, int count);
    }

    private static double[] each(double[] x, int size, IntUnaryOperator groupOf, Size normalized) {
        double[] z = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            double sum = 0;
            double squares = 0;
            int count = 0;
            for (int j = i / size * size; j < i / size * size + size; j++) {
                if (groupOf.applyAsInt(j % size) == groupOf.applyAsInt(i % size)) {
                    sum += x[j];
                    squares += x[j] * x[j];
                    count++;
                }
            }
            z[i] = normalized.value(x[i], sum / count, squares / count, count);
        }
        return z;
    }

    private static Case centered(
            Layer layer,
            double epsilon,
            GammaBeta parts,
            Shape input,
            IntUnaryOperator groupOf,
            IntUnaryOperator parameterOf) {
        int size = input.arraySize();
        Reference reference = (inputs, parameters, samples, training) -> {
            double[] z = each(
                    inputs.getFirst(),
                    size,
                    groupOf,
                    (x, mean, meanSquare, count) -> (x - mean) / Math.sqrt(meanSquare - mean * mean + epsilon));
            for (int i = 0; i < z.length; i++) {
                z[i] = scaled(parts, parameters, z[i], parameterOf.applyAsInt(i % size));
            }
            return z;
        };
        return Case.of(layer, reference, input);
    }

    private static Case layer(
            LayerNormalization layer, Shape input, IntUnaryOperator groupOf, IntUnaryOperator parameterOf) {
        return centered(layer, layer.epsilon(), layer.parts(), input, groupOf, parameterOf);
    }

    private static Case group(GroupNormalization layer, Shape input, IntUnaryOperator groupOf) {
        return centered(layer, layer.epsilon(), layer.parts(), input, groupOf, i -> i % input.axis(-1));
    }

    private static Case byVariance(Shape input, IntUnaryOperator groupOf, IntUnaryOperator parameterOf) {
        LayerNormalization layer = new LayerNormalization(List.of(-1), 1e-3, true, GammaBeta.both(), Label.NONE);
        return gammaOnly(
                layer,
                input,
                groupOf,
                parameterOf,
                (x, mean, meanSquare, count) -> x / Math.sqrt(meanSquare - mean * mean + 1e-3));
    }

    private static Case rms(
            RMSNormalization layer, Shape input, IntUnaryOperator groupOf, IntUnaryOperator parameterOf) {
        double epsilon = layer.epsilon();
        return gammaOnly(
                layer,
                input,
                groupOf,
                parameterOf,
                (x, mean, meanSquare, count) -> x / Math.sqrt(meanSquare + epsilon));
    }

    private static Case gammaOnly(
            Layer layer, Shape input, IntUnaryOperator groupOf, IntUnaryOperator parameterOf, Size normalized) {
        int size = input.arraySize();
        Reference reference = (inputs, parameters, samples, training) -> {
            double[] z = each(inputs.getFirst(), size, groupOf, normalized);
            for (int i = 0; i < z.length; i++) {
                z[i] *= parameters.getFirst()[parameterOf.applyAsInt(i % size)];
            }
            return z;
        };
        return Case.of(layer, reference, input);
    }

    private static Case unit(Layer layer, Shape input, IntUnaryOperator groupOf) {
        Reference reference = (inputs, parameters, samples, training) -> each(
                inputs.getFirst(),
                input.arraySize(),
                groupOf,
                (x, mean, meanSquare, count) -> x / Math.sqrt(meanSquare * count));
        return Case.of(layer, reference, input);
    }

    private static Stream<Case> fixed() {
        List<Double> means = List.of(0.5, -1.0, 2.0, 0.0);
        List<Double> variances = List.of(4.0, 1.0, 0.25, 0.0);
        return Stream.of(
                Case.of(Layers.rescaling(0.5, -1), mapped((x, i) -> 0.5 * x - 1), Shape.of(2, 3)),
                Case.of(
                        new Rescaling(List.of(2.0, 3.0), List.of(1.0), Label.NONE),
                        mapped((x, i) -> x * (i % 2 == 0 ? 2 : 3) + 1),
                        Shape.of(3, 2)),
                Case.of(
                        new Normalization(means, variances, false, Label.NONE),
                        mapped((x, i) -> (x - means.get(i % 4)) / Math.max(Math.sqrt(variances.get(i % 4)), 1e-7)),
                        IMAGE),
                Case.of(
                        new Normalization(List.of(2.0), List.of(9.0), true, Label.NONE),
                        mapped((x, i) -> 2 + 3 * x),
                        Shape.of(5)));
    }

    /// What becomes of one value.
    interface Mapped {
        double value(double x, int place);
    }

    private static Reference mapped(Mapped mapped) {
        return (inputs, parameters, samples, training) -> {
            double[] z = inputs.getFirst().clone();
            for (int i = 0; i < z.length; i++) {
                z[i] = mapped.value(z[i], i);
            }
            return z;
        };
    }
}
