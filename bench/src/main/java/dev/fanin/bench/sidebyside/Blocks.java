package dev.fanin.bench.sidebyside;

import java.util.ArrayList;
import java.util.List;

/// The blocks of one contestant, all rounds together.
///
/// @param all in the order they were measured
public record Blocks(List<Block> all) {

    public Blocks {
        all = List.copyOf(all);
    }

    /// Returns these blocks and more.
    public Blocks and(List<Block> more) {
        List<Block> both = new ArrayList<>(all);
        both.addAll(more);
        return new Blocks(both);
    }

    /// Returns the median nanoseconds per step; NaN where there is no block.
    public double median() {
        return median(all.stream().map(Block::nanoseconds).toList());
    }

    /// Returns the least nanoseconds per step; NaN where there is no block.
    public double min() {
        return all.stream().mapToDouble(Block::nanoseconds).min().orElse(Double.NaN);
    }

    /// Returns the most nanoseconds per step; NaN where there is no block.
    public double max() {
        return all.stream().mapToDouble(Block::nanoseconds).max().orElse(Double.NaN);
    }

    /// Returns the largest share that others took in any block.
    public double foreign() {
        return all.stream().mapToDouble(Block::foreign).max().orElse(0);
    }

    /// Returns how many blocks others disturbed.
    public int disturbed() {
        return (int) all.stream().filter(Block::disturbed).count();
    }

    /// Returns the middle value, or the mean of the two in the middle; NaN of none.
    public static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int count = sorted.size();
        if (count == 0) {
            return Double.NaN;
        }
        return count % 2 == 1 ? sorted.get(count / 2) : (sorted.get(count / 2 - 1) + sorted.get(count / 2)) / 2;
    }
}
