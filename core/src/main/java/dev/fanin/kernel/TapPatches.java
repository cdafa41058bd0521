package dev.fanin.kernel;

import java.util.Arrays;

/// The matrix of [Patches] as its transpose, for inputs of one channel that are read without a
/// stride: the values that one tap sees from a line of positions lie together in the input.
final class TapPatches implements Patches {

    private final Lines lines;
    private final int capacity;
    private final int stride;

    TapPatches(ConvolutionShape shape, int size) {
        lines = new Lines(shape);
        capacity = Math.max(1, size / shape.taps());
        // Rows a power of two apart fall into the same sets of the cache.
        stride = capacity % 128 == 0 ? capacity + 16 : capacity;
    }

    @Override
    public boolean transposed() {
        return true;
    }

    @Override
    public int stride() {
        return stride;
    }

    @Override
    public int capacity() {
        return capacity;
    }

    @Override
    public void gather(float[] x, long from, long to, int group, float[] matrix) {
        int column = 0;
        long end;
        for (long start = from; start < to; start = end) {
            end = lines.endOfRun(start, to);
            int count = (int) (end - start);
            int at = column;
            for (int d = 0; d < lines.depth; d++) {
                for (int h = 0; h < lines.height; h++) {
                    int line = lines.line(start, d, h);
                    for (int w = 0; w < lines.width; w++, at += stride) {
                        int first = lines.first(start) + w * lines.dilationWidth;
                        int low = line < 0 ? count : low(first, count);
                        int high = high(first, low, count);
                        Arrays.fill(matrix, at, at + low, 0);
                        System.arraycopy(x, Math.max(0, line + first + low), matrix, at + low, high - low);
                        Arrays.fill(matrix, at + high, at + count, 0);
                    }
                }
            }
            column += count;
        }
    }

    @Override
    public void scatter(float[] matrix, long from, long to, int group, float[] dx) {
        int column = 0;
        long end;
        for (long start = from; start < to; start = end) {
            end = lines.endOfRun(start, to);
            int count = (int) (end - start);
            int at = column;
            for (int d = 0; d < lines.depth; d++) {
                for (int h = 0; h < lines.height; h++) {
                    int line = lines.line(start, d, h);
                    for (int w = 0; w < lines.width; w++, at += stride) {
                        int first = lines.first(start) + w * lines.dilationWidth;
                        int low = line < 0 ? count : low(first, count);
                        add(matrix, at, dx, line + first, low, high(first, low, count));
                    }
                }
            }
            column += count;
        }
    }

    /// Returns how many positions of a run lie before the input.
    private static int low(int first, int count) {
        return Math.min(count, Math.max(0, -first));
    }

    /// Returns the end of the positions of a run that lie in the input.
    private int high(int first, int low, int count) {
        return Math.max(low, Math.min(count, lines.inWidth - first));
    }

    private static void add(float[] matrix, int at, float[] dx, int to, int low, int high) {
        for (int i = low; i < high; i++) {
            dx[to + i] += matrix[at + i];
        }
    }
}
