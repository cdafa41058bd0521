package dev.fanin.constraint;

import dev.fanin.config.Config;
import dev.fanin.tensor.Shape;
import dev.fanin.text.Quoted;
import java.util.List;

/// The vectors that a parameter consists of: one for each place on the axes along which they do not
/// lie.
///
/// Sets of axes are bits, axis 0 the lowest.
final class Vectors {

    /// Keras adds this to a length before dividing by it.
    private static final double EPSILON = 1e-7;

    private static final String AXIS = "axis";

    private Vectors() {}

    /// Reads the axis of a constraint, a whole number or a list of them; 0 where there is none.
    static List<Integer> axes(Config config) {
        return switch (config.values().getOrDefault(AXIS, 0)) {
            case Number axis when axis.doubleValue() == axis.intValue() -> List.of(axis.intValue());
            case List<?> list
            when !list.isEmpty()
                    && list.stream().allMatch(a -> a instanceof Number n && n.doubleValue() == n.intValue()) ->
                list.stream().map(a -> ((Number) a).intValue()).toList();
            case Object other -> throw refusal(config, String.valueOf(other));
            case null -> throw refusal(config, "null");
        };
    }

    private static IllegalArgumentException refusal(Config config, String got) {
        return new IllegalArgumentException(config.className()
                + " expects a whole number or a list of them for 'axis', got " + Quoted.of(got) + ".");
    }

    /// Returns a config with the axis as Keras writes it: one number where there is one.
    static Config into(Config config, List<Integer> axes) {
        return config.with(AXIS, axes.size() == 1 ? axes.getFirst() : axes);
    }

    /// Draws the length of each vector into bounds: `w (rate clip(|w|, least, most) + (1 - rate)
    /// |w|) / (|w| + 1e-7)`.
    static void rescale(
            float[] values, Shape shape, String owner, List<Integer> axes, double least, double most, double rate) {
        int along = mask(shape, owner, axes);
        int across = ~along & (1 << shape.rank()) - 1;
        int length = count(shape, along);
        int step = step(shape, along);
        for (int vector = 0; vector < count(shape, across); vector++) {
            int from = offset(shape, across, vector);
            double sum = 0;
            for (int i = 0; i < length; i++) {
                double value = values[from + (step > 0 ? i * step : offset(shape, along, i))];
                sum += value * value;
            }
            double norm = Math.sqrt(sum);
            double desired = rate * Math.max(least, Math.min(most, norm)) + (1 - rate) * norm;
            float factor = (float) (desired / (EPSILON + norm));
            for (int i = 0; i < length; i++) {
                values[from + (step > 0 ? i * step : offset(shape, along, i))] *= factor;
            }
        }
    }

    private static int mask(Shape shape, String owner, List<Integer> axes) {
        int mask = 0;
        for (int i = 0; i < axes.size(); i++) {
            int axis = axes.get(i) < 0 ? axes.get(i) + shape.rank() : axes.get(i);
            if (axis < 0 || axis >= shape.rank()) {
                throw new IllegalArgumentException(owner + " has axis " + axes.get(i) + ", which weights of shape "
                        + shape + " do not have; give another axis.");
            }
            mask |= 1 << axis;
        }
        return mask;
    }

    /// Returns the number of places on a set of axes.
    private static int count(Shape shape, int mask) {
        int count = 1;
        for (int axis = 0; axis < shape.rank(); axis++) {
            count *= has(mask, axis) ? shape.axis(axis) : 1;
        }
        return count;
    }

    /// Returns how far apart the elements of a vector lie, or 0 where not all are equally far
    /// apart, because its axes have another between them.
    private static int step(Shape shape, int mask) {
        int step = 1;
        int rest = mask;
        int axis = shape.rank() - 1;
        for (; axis >= 0 && !has(mask, axis); axis--) {
            step *= shape.axis(axis);
        }
        for (; axis >= 0 && has(rest, axis); axis--) {
            rest &= ~(1 << axis);
        }
        return rest == 0 ? step : 0;
    }

    /// Returns where a place on a set of axes lies in the array.
    private static int offset(Shape shape, int mask, int place) {
        int offset = 0;
        int stride = 1;
        int rest = place;
        for (int axis = shape.rank() - 1; axis >= 0; axis--) {
            int length = shape.axis(axis);
            if (has(mask, axis)) {
                offset += rest % length * stride;
                rest /= length;
            }
            stride *= length;
        }
        return offset;
    }

    private static boolean has(int mask, int axis) {
        return (mask >> axis & 1) == 1;
    }
}
