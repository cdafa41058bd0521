package dev.fanin.dialect;

import dev.fanin.random.RandomStream;
import dev.fanin.random.Seed;

/// Fanin's own dialect: a value depends on seed, path and index alone, so that an array may be
/// drawn in parts and in any order.
public record Fanin() implements Dialect {

    @Override
    public String name() {
        return "fanin";
    }

    /// Returns the random numbers of a parameter.
    ///
    /// @param path the parameter's name within the seed, for example `dense_1/kernel`
    public RandomStream stream(long seed, String path) {
        return Seed.seed(seed).stream(path);
    }
}
