package dev.fanin.lab.probe;

import java.util.List;

/// Which units of a layer are copies of each other; a unit is a place along the last axis.
///
/// Two units compute the same function now where their biases are equal to the bit and so are their
/// incoming weights, up to exchanging weights from units that compute the same function themselves.
/// They stay identical under any training by gradients where, besides, their outgoing weights are
/// equal up to exchanging weights to units that stay identical: then they get the same gradient in
/// every step. Outputs never stay identical, since each has targets of its own, and neither do
/// units on whose way there is dropout or noise.
///
/// What cannot be seen through, as a layer of a user's own, counts as different for each unit, so
/// that groups may be too small, but never too large.
///
/// @param units the number of units
/// @param same the groups of at least two units that compute the same function now
/// @param lasting the groups of at least two units that will stay identical
public record Symmetry(int units, List<List<Integer>> same, List<List<Integer>> lasting) {

    public Symmetry {
        same = List.copyOf(same);
        lasting = List.copyOf(lasting);
    }

    /// Returns how many different functions the units compute now.
    public int functions() {
        return units - surplus(same);
    }

    /// Returns how many different functions the units can ever compute.
    public int distinct() {
        return units - surplus(lasting);
    }

    private static int surplus(List<List<Integer>> groups) {
        return groups.stream().mapToInt(group -> group.size() - 1).sum();
    }
}
