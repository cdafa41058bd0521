package dev.fanin.layer;

import dev.fanin.config.Config;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// How many positions are at stake before and after the input along each axis.
///
/// @param before the number before it, along each of one to three axes
/// @param after the number after it
public record Margins(List<Integer> before, List<Integer> after) {

    private static final int MOST_AXES = 3;

    public Margins {
        before = List.copyOf(before);
        after = List.copyOf(after);
        boolean isNegative =
                before.stream().anyMatch(n -> n < 0) || after.stream().anyMatch(n -> n < 0);
        if (before.size() != after.size() || before.isEmpty() || before.size() > MOST_AXES || isNegative) {
            throw new IllegalArgumentException("Margins are two numbers of at least 0 along each of one to three axes,"
                    + " got " + before + " before and " + after + " after.");
        }
    }

    /// Returns the same number before and after the input along each axis.
    public static Margins symmetric(int rank, int... each) {
        List<Integer> both = new ArrayList<>();
        for (int axis = 0; axis < Math.max(rank, each.length); axis++) {
            both.add(each[each.length == 1 ? 0 : axis]);
        }
        return new Margins(both, both);
    }

    int rank() {
        return before.size();
    }

    int total(int axis) {
        return before.get(axis) + after.get(axis);
    }

    /// Reads one number, one for each axis, or two for each axis; over one axis, two numbers are
    /// before and after.
    static Margins of(Config config, String key, int rank) {
        Object value = config.values().get(key);
        if (value instanceof List<?> list && (rank == 1 || list.stream().anyMatch(each -> each instanceof List))) {
            List<Integer> before = new ArrayList<>();
            List<Integer> after = new ArrayList<>();
            for (Object pair : rank == 1 ? Collections.singletonList(value) : list) {
                int[] both = Config.of(config.className()).with(key, pair).integers(key, 2);
                before.add(both[0]);
                after.add(both[1]);
            }
            return new Margins(before, after);
        }
        return symmetric(rank, config.integers(key, rank, 1));
    }

    /// Returns what Keras writes: a pair over one axis, else a list of pairs.
    List<?> toList() {
        List<List<Integer>> pairs = new ArrayList<>();
        for (int axis = 0; axis < rank(); axis++) {
            pairs.add(List.of(before.get(axis), after.get(axis)));
        }
        return rank() == 1 ? pairs.getFirst() : pairs;
    }
}
