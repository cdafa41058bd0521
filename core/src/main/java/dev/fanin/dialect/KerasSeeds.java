package dev.fanin.dialect;

/// The seeds that Keras gives to whatever is made without one.
///
/// After `keras.utils.set_random_seed(s)`, each initializer that draws and each `SeedGenerator` (a
/// dropout layer has one) takes one seed when it is constructed; zeros and ones take none. An
/// initializer of Keras draws the same values at every call.
///
/// Source: `keras/src/random/seed_generator.py` of Keras 3.15: `random.randint(1, 10**9)`.
public final class KerasSeeds {

    private static final int LARGEST = 1_000_000_000;

    private final PythonRandom random;

    private KerasSeeds(PythonRandom random) {
        this.random = random;
    }

    /// Returns the seeds that follow `keras.utils.set_random_seed(seed)`.
    ///
    /// @param seed from 0 to 2^32 - 1
    public static KerasSeeds seeded(long seed) {
        return new KerasSeeds(PythonRandom.seeded(Integer.toUnsignedLong(NumpyRandomState.word(seed))));
    }

    /// Returns the seed of the next object.
    public int next() {
        return random.randint(1, LARGEST);
    }
}
