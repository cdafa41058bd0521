package dev.fanin.io.tensorboard;

/// Values counted in 30 buckets of the same width, as TensorBoard shows them.
///
/// Rows of left edge, right edge and count; the last bucket holds its right edge too. Where all
/// values are the same, all buckets have them for edges and the last one has the count. Values that
/// are not finite are not counted; where none is finite, everything is 0.
///
/// Source: TensorBoard 2.21.0, `plugins/histogram/summary_v2.py`, which refuses no NaN, but makes
/// nothing of it.
final class Buckets {

    static final int COUNT = 30;
    static final int COLUMNS = 3;

    private static final int LEFT = 0;
    private static final int RIGHT = 1;
    private static final int VALUES = 2;

    private Buckets() {}

    /// Returns the table, row by row.
    static double[] of(float[] values) {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (float value : values) {
            if (Float.isFinite(value)) {
                least = Math.min(least, value);
                most = Math.max(most, value);
            }
        }
        double[] table = new double[COUNT * COLUMNS];
        if (least > most) {
            return table;
        }
        double width = (most - least) / COUNT;
        for (int i = 0; i < COUNT; i++) {
            table[i * COLUMNS + LEFT] = edge(i, least, most, width);
            table[i * COLUMNS + RIGHT] = edge(i + 1, least, most, width);
        }
        for (float value : values) {
            if (Float.isFinite(value)) {
                table[bucket(value, least, width) * COLUMNS + VALUES]++;
            }
        }
        return table;
    }

    private static double edge(int i, double least, double most, double width) {
        return i == COUNT ? most : least + i * width;
    }

    private static int bucket(double value, double least, double width) {
        return width == 0 ? COUNT - 1 : Math.min((int) ((value - least) / width), COUNT - 1);
    }
}
