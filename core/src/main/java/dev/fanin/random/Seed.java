package dev.fanin.random;

/// The number all randomness of a model or a data set is derived from.
///
/// The same seed gives the same values on every machine and for any number of threads.
///
/// @param value any 64-bit number
public record Seed(long value) {

    /// Names a seed; reads well with a static import: `build(seed(42))`.
    public static Seed seed(long value) {
        return new Seed(value);
    }

    /// Returns the stream of random numbers that belongs to the given path, for example
    /// `"dense_1/kernel"`.
    public RandomStream stream(String path) {
        return RandomStream.of(this, path);
    }
}
