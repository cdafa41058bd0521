package dev.fanin.dialect;

/// The generator MT19937: a row of 2^19937 - 1 words of 32 random bits.
///
/// PyTorch, Python and NumPy's older generator all stand on it; they differ in how a seed fills the
/// 624 words of its state.
///
/// Source: Matsumoto and Nishimura, "Mersenne twister: a 623-dimensionally equidistributed uniform
/// pseudo-random number generator", 1998; both ways to seed it are those of the authors' version
/// of 2002. No deviation; their known answers are tests.
final class MersenneTwister {

    private static final int WORDS = 624;
    private static final int MIDDLE = 397;

    /// The seed that is spread over the state before a seed of several words is mixed in.
    private static final int BEFORE_AN_ARRAY = 19650218;

    private final int[] state = new int[WORDS];
    private int position = WORDS;

    private MersenneTwister(int seed) {
        state[0] = seed;
        for (int i = 1; i < WORDS; i++) {
            state[i] = 1812433253 * mixed(i) + i;
        }
    }

    /// Returns the generator that one word seeds.
    static MersenneTwister seeded(int seed) {
        return new MersenneTwister(seed);
    }

    /// Returns the generator that several words seed.
    ///
    /// @param seed at least one word
    static MersenneTwister seededByArray(int... seed) {
        if (seed.length == 0) {
            throw new IllegalArgumentException("Expected a seed of at least one word, got none.");
        }
        MersenneTwister twister = new MersenneTwister(BEFORE_AN_ARRAY);
        int[] state = twister.state;
        int i = 1;
        for (int k = 0; k < Math.max(WORDS, seed.length); k++) {
            int j = k % seed.length;
            state[i] = (state[i] ^ (1664525 * twister.mixed(i))) + seed[j] + j;
            i = twister.after(i);
        }
        for (int k = 1; k < WORDS; k++) {
            state[i] = (state[i] ^ (1566083941 * twister.mixed(i))) - i;
            i = twister.after(i);
        }
        state[0] = 0x80000000;
        return twister;
    }

    /// Returns the next 32 random bits.
    int next() {
        if (position == WORDS) {
            twist();
            position = 0;
        }
        int word = state[position++];
        word ^= word >>> 11;
        word ^= (word << 7) & 0x9D2C5680;
        word ^= (word << 15) & 0xEFC60000;
        return word ^ (word >>> 18);
    }

    private void twist() {
        for (int i = 0; i < WORDS; i++) {
            int word = (state[i] & 0x80000000) | (state[(i + 1) % WORDS] & 0x7FFFFFFF);
            int carry = (word & 1) == 0 ? 0 : 0x9908B0DF;
            state[i] = state[(i + MIDDLE) % WORDS] ^ (word >>> 1) ^ carry;
        }
    }

    private int mixed(int i) {
        int before = state[i - 1];
        return before ^ (before >>> 30);
    }

    /// Once around, the last word takes the place of the first, which is never mixed itself.
    private int after(int i) {
        if (i + 1 < WORDS) {
            return i + 1;
        }
        state[0] = state[WORDS - 1];
        return 1;
    }
}
