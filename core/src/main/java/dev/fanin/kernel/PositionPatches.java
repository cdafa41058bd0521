package dev.fanin.kernel;

import java.util.Arrays;

/// The matrix of [Patches] with a row for each position, for inputs whose channels lie together.
final class PositionPatches implements Patches {

    /// A shorter run is copied by a loop: calling the copy of the JVM takes longer.
    private static final int SHORT = 12;

    private final Lines lines;
    private final int channels;
    private final int all;
    private final boolean joined;
    private final int columns;
    private final int stride;
    private final int capacity;

    PositionPatches(ConvolutionShape shape, int size) {
        lines = new Lines(shape);
        all = shape.inChannels();
        channels = all / shape.groups();
        joined = shape.groups() == 1 && lines.dilationWidth == 1;
        columns = shape.fanIn();
        // Rows a power of two apart fall into the same sets of the cache.
        stride = columns % 128 == 0 ? columns + 16 : columns;
        capacity = Math.max(1, size / stride);
    }

    @Override
    public boolean transposed() {
        return false;
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
        int row = 0;
        long end;
        for (long start = from; start < to; start = end) {
            end = lines.endOfRun(start, to);
            int count = (int) (end - start);
            int first = lines.first(start);
            int at = row * stride;
            for (int d = 0; d < lines.depth; d++) {
                for (int h = 0; h < lines.height; h++) {
                    int line = lines.line(start, d, h);
                    if (line < 0) {
                        zero(matrix, at, count);
                    } else if (joined) {
                        gatherJoined(x, line, first, count, matrix, at);
                    } else {
                        gatherTaps(x, line, first, count, group, matrix, at);
                    }
                    at += lines.width * channels;
                }
            }
            row += count;
        }
    }

    private void zero(float[] matrix, int at, int count) {
        for (int i = 0, to = at; i < count; i++, to += stride) {
            Arrays.fill(matrix, to, to + lines.width * channels, 0);
        }
    }

    /// The taps of a row of the kernel lie together in the input, but for those in the padding.
    private void gatherJoined(float[] x, int line, int first, int count, float[] matrix, int at) {
        int width = lines.width;
        for (int i = 0, to = at, in = first; i < count; i++, to += stride, in += lines.strideWidth) {
            int low = Math.min(width, Math.max(0, -in));
            int high = Math.max(low, Math.min(width, lines.inWidth - in));
            if (low > 0) {
                Arrays.fill(matrix, to, to + low * channels, 0);
            }
            copy(x, (line + in + low) * channels, matrix, to + low * channels, (high - low) * channels);
            if (high < width) {
                Arrays.fill(matrix, to + high * channels, to + width * channels, 0);
            }
        }
    }

    private void gatherTaps(float[] x, int line, int first, int count, int group, float[] matrix, int at) {
        for (int i = 0; i < count; i++) {
            int in = first + i * lines.strideWidth;
            int to = at + i * stride;
            for (int w = 0; w < lines.width; w++, in += lines.dilationWidth, to += channels) {
                if (in >= 0 && in < lines.inWidth) {
                    copy(x, (line + in) * all + group * channels, matrix, to, channels);
                } else {
                    Arrays.fill(matrix, to, to + channels, 0);
                }
            }
        }
    }

    private static void copy(float[] x, int from, float[] matrix, int to, int count) {
        if (count >= SHORT) {
            System.arraycopy(x, from, matrix, to, count);
            return;
        }
        for (int i = 0; i < count; i++) {
            matrix[to + i] = x[from + i];
        }
    }

    @Override
    public void scatter(float[] matrix, long from, long to, int group, float[] dx) {
        int row = 0;
        long end;
        for (long start = from; start < to; start = end) {
            end = lines.endOfRun(start, to);
            int count = (int) (end - start);
            int first = lines.first(start);
            int at = row * stride;
            for (int d = 0; d < lines.depth; d++) {
                for (int h = 0; h < lines.height; h++) {
                    int line = lines.line(start, d, h);
                    if (line >= 0 && joined) {
                        scatterJoined(matrix, at, count, dx, line, first);
                    } else if (line >= 0) {
                        scatterTaps(matrix, at, count, dx, line, first, group);
                    }
                    at += lines.width * channels;
                }
            }
            row += count;
        }
    }

    private void scatterJoined(float[] matrix, int at, int count, float[] dx, int line, int first) {
        for (int i = 0, from = at, in = first; i < count; i++, from += stride, in += lines.strideWidth) {
            int low = Math.min(lines.width, Math.max(0, -in));
            int high = Math.max(low, Math.min(lines.width, lines.inWidth - in));
            add(matrix, from + low * channels, dx, (line + in + low) * channels, (high - low) * channels);
        }
    }

    private void scatterTaps(float[] matrix, int at, int count, float[] dx, int line, int first, int group) {
        for (int i = 0; i < count; i++) {
            int in = first + i * lines.strideWidth;
            int from = at + i * stride;
            for (int w = 0; w < lines.width; w++, in += lines.dilationWidth, from += channels) {
                if (in >= 0 && in < lines.inWidth) {
                    add(matrix, from, dx, (line + in) * all + group * channels, channels);
                }
            }
        }
    }

    private static void add(float[] matrix, int from, float[] dx, int to, int count) {
        for (int i = 0; i < count; i++) {
            dx[to + i] += matrix[from + i];
        }
    }
}
