package dev.fanin.metric;

import dev.fanin.config.Config;
import dev.fanin.tensor.Shape;
import org.jspecify.annotations.Nullable;

/// The mean of `max(0, 1 - t y)`, or of its square, for targets -1 and 1.
///
/// Targets that are all 0 or 1 are taken for -1 and 1. Keras decides that for each batch; here it
/// is decided for all rows together, so that batches do not matter. The two differ only where some
/// batches have just 0 and 1, and others have other targets too.
record Hinge(String name, boolean isSquared) implements Metric {

    String className() {
        return isSquared ? "SquaredHinge" : "Hinge";
    }

    @Override
    public Metric named(String other) {
        return new Hinge(other, isSquared);
    }

    @Override
    public Config config() {
        return Configs.start(className(), name);
    }

    @Override
    public Tally start(Shape output, Shape target) {
        Widths.same(name, output, target);
        return new Total(isSquared);
    }

    /// Adds up both readings of the targets until it is known which one holds.
    private static final class Total implements Tally {

        private final boolean isSquared;
        private double asGiven;
        private double asSigns;
        private double weight;
        private boolean isBinary = true;

        Total(boolean isSquared) {
            this.isSquared = isSquared;
        }

        @Override
        public void update(
                int rows, int width, int targetWidth, float[] output, float[] target, float @Nullable [] rowWeights) {
            for (int row = 0; row < rows; row++) {
                double rowWeight = rowWeights == null ? 1 : rowWeights[row];
                double share = rowWeight / width;
                for (int i = row * width; i < (row + 1) * width; i++) {
                    double wanted = target[i];
                    isBinary &= wanted == 0 || wanted == 1;
                    asGiven += share * cost(wanted, output[i]);
                    asSigns += share * cost(2 * wanted - 1, output[i]);
                }
                weight += rowWeight;
            }
        }

        private double cost(double wanted, double output) {
            double cost = Math.max(1 - wanted * output, 0);
            return isSquared ? cost * cost : cost;
        }

        @Override
        public double result() {
            return weight == 0 ? 0 : (isBinary ? asSigns : asGiven) / weight;
        }

        @Override
        public void reset() {
            asGiven = 0;
            asSigns = 0;
            weight = 0;
            isBinary = true;
        }
    }
}
