package dev.fanin.bench.sidebyside;

import java.util.List;

/// What became of one contestant in one workload.
///
/// @param entrant who
/// @param version what it says of itself
/// @param learning whether its training trains
/// @param blocks its times
/// @param bytes heap bytes allocated per step, or -1 where nobody asked
/// @param failure why there are no times, or empty
public record Outcome(Entrant entrant, String version, Learning learning, Blocks blocks, long bytes, String failure) {

    /// Returns that of someone who could not take part.
    public static Outcome failed(Entrant entrant, String failure) {
        return new Outcome(entrant, "", new Learning(0, Double.NaN, Double.NaN), new Blocks(List.of()), -1, failure);
    }

    /// Returns whether there are times.
    public boolean hasTimes() {
        return failure.isEmpty() && !blocks.all().isEmpty();
    }

    /// Returns this and the blocks of another round.
    public Outcome and(Outcome round) {
        if (!failure.isEmpty()) {
            return this;
        }
        return round.failure.isEmpty()
                ? new Outcome(entrant, version, learning, blocks.and(round.blocks.all()), bytes, "")
                : round;
    }
}
