package dev.fanin.init;

import dev.fanin.kernel.Team;
import dev.fanin.random.RandomStream;
import dev.fanin.random.Span;

/// Fills a parameter in shares, several at a time. Shares are whole tiles, so that no tile is
/// computed twice.
final class Shares {

    /// Elements of one share: enough that a thread is worth its start.
    static final int SIZE = 1 << 18;

    private Shares() {}

    static void fill(Initializer initializer, Target target, RandomStream stream, float[] values) {
        int shares = (int) ((values.length + SIZE - 1L) / SIZE);
        Team team = shares == 1 ? new Team(1) : Team.ofAllProcessors();
        team.run(shares, share -> {
            int from = share * SIZE;
            int count = Math.min(SIZE, values.length - from);
            initializer.fill(target, stream, Span.of(from, values, from, count));
        });
    }
}
