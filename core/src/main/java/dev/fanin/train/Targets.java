package dev.fanin.train;

/// The targets of one batch, and how much each row counts: one array for each output.
final class Targets {

    private final float[][] values;
    private final float[][] weights;
    private final int[] rows;
    private final int[] sizes;
    private boolean weighted;

    Targets(Head head, int capacity) {
        values = new float[head.outputs()][];
        weights = new float[head.outputs()][];
        rows = new int[head.outputs()];
        sizes = new int[head.outputs()];
        for (int i = 0; i < values.length; i++) {
            values[i] = new float[capacity * head.targetSize(i)];
            rows[i] = head.rows(i);
            sizes[i] = head.targetSize(i);
            weights[i] = new float[capacity * head.rows(i)];
        }
    }

    float[] values(int output) {
        return values[output];
    }

    float[] weights(int output) {
        return weights[output];
    }

    /// Returns how many rows one sample has.
    int rows(int output) {
        return rows[output];
    }

    /// Returns how many values the target of one sample has.
    int size(int output) {
        return sizes[output];
    }

    boolean isWeighted() {
        return weighted;
    }

    void weighted(boolean isWeighted) {
        weighted = isWeighted;
    }
}
