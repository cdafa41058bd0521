package dev.fanin.loss;

import dev.fanin.config.Config;
import dev.fanin.text.Quoted;
import java.util.OptionalInt;

/// Losses from their configs.
final class LossReader {

    private LossReader() {}

    /// Reads a config whose class name is that of Keras; see [Losses#of].
    static Loss read(Config c) {
        Reduction reduction = Reduction.of(c);
        boolean fromLogits = c.flag(Losses.FROM_LOGITS, false);
        double smoothing = c.number(Losses.LABEL_SMOOTHING, 0);
        boolean clipped = !fromLogits && !Losses.isUnclippedName(c.text(Losses.NAME, ""));
        boolean byRow = c.has(Losses.AXIS);
        requireLastAxis(c);
        return switch (c.className()) {
            case "MeanSquaredError" -> new MeanSquaredError(reduction);
            case "MeanAbsoluteError" -> new MeanAbsoluteError(reduction);
            case "MeanAbsolutePercentageError" -> new MeanAbsolutePercentageError(reduction);
            case "MeanSquaredLogarithmicError" -> new MeanSquaredLogarithmicError(reduction);
            case "CosineSimilarity" -> new CosineSimilarity(reduction);
            case "Huber" -> new Huber(c.number("delta", 1), reduction);
            case "LogCosh" -> new LogCosh(reduction);
            case "Hinge" -> new Hinge(reduction);
            case "SquaredHinge" -> new SquaredHinge(reduction);
            case "CategoricalHinge" -> new CategoricalHinge(reduction);
            case "KLDivergence" -> new KLDivergence(reduction);
            case "Poisson" -> new Poisson(reduction);
            case "BinaryCrossentropy" -> new BinaryCrossentropy(fromLogits, smoothing, clipped, reduction);
            case "BinaryFocalCrossentropy" ->
                new BinaryFocalCrossentropy(
                        c.flag("apply_class_balancing", false), alpha(c), gamma(c), fromLogits, smoothing, reduction);
            case "CategoricalCrossentropy" -> new CategoricalCrossentropy(fromLogits, smoothing, clipped, reduction);
            case "CategoricalFocalCrossentropy" ->
                new CategoricalFocalCrossentropy(alpha(c), gamma(c), fromLogits, smoothing, reduction);
            case "CategoricalGeneralizedCrossEntropy" ->
                new CategoricalGeneralizedCrossEntropy(c.number("q", 0.5), reduction);
            case "SparseCategoricalCrossentropy" ->
                new SparseCategoricalCrossentropy(fromLogits, ignored(c), clipped, reduction);
            case "Dice" -> new Dice(byRow, reduction);
            case "Tversky" -> new Tversky(c.number(Losses.ALPHA, 0.5), c.number(Losses.BETA, 0.5), byRow, reduction);
            case "Circle" ->
                new Circle(
                        c.number(Losses.GAMMA, 80),
                        c.number("margin", 0.4),
                        c.flag("remove_diagonal", true),
                        reduction);
            default -> throw new IllegalStateException("No reader for the loss " + c.className());
        };
    }

    private static double alpha(Config c) {
        return c.number(Losses.ALPHA, 0.25);
    }

    private static double gamma(Config c) {
        return c.number(Losses.GAMMA, 2);
    }

    private static OptionalInt ignored(Config c) {
        return c.has(Losses.IGNORE_CLASS) ? OptionalInt.of(c.integer(Losses.IGNORE_CLASS, 0)) : OptionalInt.empty();
    }

    private static void requireLastAxis(Config c) {
        if (c.has(Losses.AXIS) && !(c.values().get(Losses.AXIS) instanceof Number axis && axis.doubleValue() == -1)) {
            throw new IllegalArgumentException(c.className() + " works along the last axis, got axis "
                    + Quoted.of(String.valueOf(c.values().get(Losses.AXIS)))
                    + "; use -1, and a Permute layer before it where another axis is meant.");
        }
    }
}
