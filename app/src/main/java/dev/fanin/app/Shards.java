package dev.fanin.app;

import dev.fanin.kernel.Team;
import dev.fanin.random.Span;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.ConcurrentLinkedQueue;

/// Moves an array of any size from what draws it to what keeps it, a shard at a time on each
/// thread.
///
/// Each thread draws a shard and hands it on, so that some draw while another writes. The memory in
/// use is a shard a thread.
final class Shards {

    /// Elements of one shard: whole tiles of the random stream, and a quarter of a megabyte.
    static final int SIZE = 1 << 16;

    /// Shards between two looks at their moments.
    private static final int ROUND = 1 << 10;

    private Shards() {}

    /// What fills a span, on any thread.
    @FunctionalInterface
    interface Source {
        void fill(Span span);
    }

    /// What takes a span, on any thread and in any order.
    @FunctionalInterface
    interface Sink {
        void write(Span span) throws IOException;
    }

    /// Moves so many elements, and returns their moments, which do not depend on the threads.
    ///
    /// @param center the mean that is expected, which moments are taken about
    static Moments draw(long size, double center, Source source, Team team, Sink sink) throws IOException {
        ConcurrentLinkedQueue<float[]> spare = new ConcurrentLinkedQueue<>();
        Moments all = Moments.none(center);
        try {
            for (long start = 0; start < size; start += (long) ROUND * SIZE) {
                long first = start;
                int count = (int) Math.min(ROUND, (size - first + SIZE - 1) / SIZE);
                Moments[] parts = new Moments[count];
                team.run(count, shard -> {
                    long from = first + (long) shard * SIZE;
                    float[] taken = spare.poll();
                    float[] values = taken == null ? new float[(int) Math.min(SIZE, size)] : taken;
                    Span span = Span.of(from, values, 0, (int) Math.min(SIZE, size - from));
                    source.fill(span);
                    parts[shard] = Moments.of(span, center);
                    write(span, sink);
                    spare.add(values);
                });
                for (Moments part : parts) {
                    all = all.plus(part);
                }
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return all;
    }

    private static void write(Span span, Sink sink) {
        try {
            sink.write(span);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
