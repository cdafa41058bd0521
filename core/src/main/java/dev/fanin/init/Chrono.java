package dev.fanin.init;

import dev.fanin.random.RandomStream;
import dev.fanin.random.Span;
import dev.fanin.tensor.Shape;

/// Draws the bias of a gated recurrent layer so that its memory reaches back up to T_max steps.
///
/// A gate that keeps with probability `u / (1 + u)` forgets after about u steps; its bias is `log
/// u` with u uniform over `[1, T_max - 1)`, one for each unit.
///
/// - LSTM, gates i, f, c, o: the forget gate gets `log u`, the input gate `-log u` of the same u.
/// - GRU, gates z, r, h: the update gate gets `log u`, since in Keras `h = z h + (1 - z) h'`: z
///   keeps. Where it lets in, as in the paper, the sign is the other one.
///
/// All else is 0. Mean and variance are those over the whole bias; with `a = T_max - 1`, `E log u =
/// (a ln a - a + 1) / (a - 1)` and `E log^2 u = (a (ln^2 a - 2 ln a + 2) - 2) / (a - 1)`.
///
/// Shapes: LSTM (4 units); GRU (3 units) or (2, 3 units), where the second row, the recurrent bias,
/// stays 0. The bias of the layer's inputs must be initialized so; a forget bias of 1 beside it
/// would add to it.
///
/// Source: Tallec and Ollivier, "Can recurrent neural networks warp time?", 2018, section 2.
///
/// @param tMax the longest memory, in steps, at least 2
/// @param cell the kind of layer
public record Chrono(double tMax, Cell cell) implements Initializer {

    /// A kind of recurrent layer, with the gates in Keras's order.
    public enum Cell {
        /// Gates i, f, c, o.
        LSTM("lstm", 4),
        /// Gates z, r, h.
        GRU("gru", 3);

        private final String text;
        private final int gates;

        Cell(String text, int gates) {
            this.text = text;
            this.gates = gates;
        }

        /// Returns the name in texts, for example `lstm`.
        @Override
        public String toString() {
            return text;
        }
    }

    /// Below this `T_max - 2` the closed forms lose more digits to cancellation than their series,
    /// five terms long, leave out.
    private static final double SMALL = 0.01;

    public Chrono {
        if (!(tMax >= 2) || tMax > Float.MAX_VALUE) {
            throw new IllegalArgumentException("t_max must be at least 2 and finite, got " + tMax + ".");
        }
    }

    @Override
    public void fill(Target target, RandomStream stream, Span span) {
        int units = units(target.shape());
        span.setEach(index -> {
            if (index >= (long) cell.gates * units) {
                return 0;
            }
            int gate = (int) (index / units);
            int sign = sign(gate);
            return sign == 0 ? 0 : sign * StrictMath.log(1 + (tMax - 2) * stream.uniform(index % units));
        });
    }

    private int sign(int gate) {
        return switch (cell) {
            case LSTM -> gate == 0 ? -1 : gate == 1 ? 1 : 0;
            case GRU -> gate == 0 ? 1 : 0;
        };
    }

    private int units(Shape shape) {
        boolean rows = cell == Cell.GRU && shape.rank() == 2 && shape.axis(0) == 2;
        if ((shape.rank() != 1 && !rows) || shape.axis(-1) % cell.gates != 0) {
            throw new IllegalArgumentException("chrono of " + cell + " needs a bias of shape "
                    + (cell == Cell.LSTM ? "(4 units,)" : "(3 units,) or (2, 3 units)") + ", got " + shape + ".");
        }
        return shape.axis(-1) / cell.gates;
    }

    /// Returns the share of the whole bias that one gate is.
    private double share(Target target) {
        return units(target.shape()) / (double) target.shape().size();
    }

    @Override
    public double mean(Target target) {
        double share = share(target);
        return cell == Cell.LSTM ? 0 : share * meanLog();
    }

    @Override
    public double variance(Target target) {
        int gates = cell == Cell.LSTM ? 2 : 1;
        double mean = mean(target);
        return gates * share(target) * meanSquareLog() - mean * mean;
    }

    private double meanLog() {
        double d = tMax - 2;
        double a = tMax - 1;
        return d < SMALL
                ? d * (1 / 2.0 - d * (1 / 6.0 - d * (1 / 12.0 - d * (1 / 20.0 - d / 30))))
                : (a * Math.log(a) - d) / d;
    }

    private double meanSquareLog() {
        double d = tMax - 2;
        double a = tMax - 1;
        double log = Math.log(a);
        return d < SMALL
                ? d * d * (1 / 3.0 - d * (1 / 4.0 - d * (11 / 60.0 - d * (5 / 36.0 - d * 137 / 1260))))
                : (a * (log * log - 2 * log + 2) - 2) / d;
    }

    @Override
    public String toString() {
        return CallText.of("chrono")
                .with("t_max", tMax)
                .with("cell", cell, Cell.LSTM)
                .toString();
    }
}
