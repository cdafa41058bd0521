package dev.fanin.lab.diagnosis;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/// Shares out a change among the factors that made it, so that the shares add up to the change.
///
/// A factor's share is what it changes when it is added, averaged over all orders of adding them.
/// Exact, with `2^k` evaluations for k factors.
///
/// Source: Shapley, "A value for n-person games", 1953.
final class Shapley {

    private final int factors;
    private final ToDoubleFunction<BitSet> value;
    private final Map<BitSet, Double> known = new HashMap<>();

    private Shapley(int factors, ToDoubleFunction<BitSet> value) {
        this.factors = factors;
        this.value = value;
    }

    /// Returns the share of each factor in `value(all) - value(none)`.
    ///
    /// @param value the value with a set of factors, given by their numbers
    static List<Double> shares(int factors, ToDoubleFunction<BitSet> value) {
        Shapley shapley = new Shapley(factors, value);
        return IntStream.range(0, factors).mapToObj(shapley::share).toList();
    }

    private double share(int factor) {
        double sum = 0;
        for (long code = 0; code < 1L << factors; code++) {
            BitSet without = BitSet.valueOf(new long[] {code});
            if (!without.get(factor)) {
                BitSet with = (BitSet) without.clone();
                with.set(factor);
                sum += weight(without.cardinality()) * (value(with) - value(without));
            }
        }
        return sum;
    }

    /// The share of all orders in which so many others come before the factor, per set of others.
    private double weight(int before) {
        double weight = 1.0 / factors;
        for (int i = 1; i <= before; i++) {
            weight *= (double) i / (factors - i);
        }
        return weight;
    }

    private double value(BitSet set) {
        Double seen = known.get(set);
        if (seen == null) {
            seen = value.applyAsDouble(set);
            known.put(set, seen);
        }
        return seen;
    }
}
