package dev.fanin.optimizer;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How the gradients of one step are clipped.
///
/// Norms are summed piece by piece, in double and in the order of the pieces.
final class Clipping {

    private final Pieces pieces;
    private final double[] squares;
    private final float[] divisors;
    private final float norm;
    private final float globalNorm;
    private final float value;
    private float globalScale = 1;

    Clipping(OptimizerOptions options, List<Optimization.Variable> variables, Pieces pieces) {
        this.pieces = pieces;
        this.norm = bound(options.clipNorm());
        this.globalNorm = bound(options.globalClipNorm());
        this.value = bound(options.clipValue());
        this.squares = new double[pieces.count()];
        this.divisors = new float[variables.size()];
    }

    private static float bound(@Nullable Double bound) {
        return bound == null ? 0 : bound.floatValue();
    }

    boolean needsNorms() {
        return norm > 0 || globalNorm > 0;
    }

    /// Sums the squares of one piece.
    void measure(int piece, float[] gradient) {
        squares[piece] = Sums.squares(gradient, pieces.from(piece), pieces.to(piece));
    }

    /// Settles by how much gradients shrink, when all pieces are measured.
    void settle() {
        if (norm > 0) {
            settleEach();
        } else if (globalNorm > 0) {
            double sum = 0;
            for (double part : squares) {
                sum += part;
            }
            float all = (float) Math.sqrt(sum);
            // What no norm can bound becomes NaN, so that it is noticed.
            globalScale = Float.isFinite(all) ? globalNorm * Math.min(1 / all, 1 / globalNorm) : Float.NaN;
        }
    }

    private void settleEach() {
        Arrays.fill(divisors, 0);
        double sum = 0;
        for (int piece = 0; piece < squares.length; piece++) {
            sum += squares[piece];
            int variable = pieces.variable(piece);
            if (piece + 1 == squares.length || pieces.variable(piece + 1) != variable) {
                divisors[variable] = Math.max((float) Math.sqrt(sum), norm);
                sum = 0;
            }
        }
    }

    /// Clips one piece.
    void clip(int piece, float[] gradient) {
        int from = pieces.from(piece);
        int to = pieces.to(piece);
        if (norm > 0) {
            Slices.scale(gradient, norm, divisors[pieces.variable(piece)], from, to);
        } else if (globalNorm > 0) {
            Slices.scale(gradient, globalScale, 1, from, to);
        } else if (value > 0) {
            Slices.clip(gradient, value, from, to);
        }
    }
}
