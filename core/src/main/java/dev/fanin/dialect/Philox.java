package dev.fanin.dialect;

/// The block function Philox4x32 with 10 rounds: 64 bits of key and 128 bits of counter to 128 random
/// bits.
///
/// Source: Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC 2011,
/// section 4.3. No deviation; the known answers of that work are tests.
final class Philox {

    private static final long MULTIPLIER_0 = 0xD2511F53L;
    private static final long MULTIPLIER_1 = 0xCD9E8D57L;
    private static final int WEYL_0 = 0x9E3779B9;
    private static final int WEYL_1 = 0xBB67AE85;
    private static final int ROUNDS = 10;

    private Philox() {}

    /// Writes the four words of one block in the place of its counter.
    static void block(int key0, int key1, int[] words) {
        int k0 = key0;
        int k1 = key1;
        for (int round = 0; round < ROUNDS; round++) {
            long product0 = MULTIPLIER_0 * Integer.toUnsignedLong(words[0]);
            long product1 = MULTIPLIER_1 * Integer.toUnsignedLong(words[2]);
            words[0] = (int) (product1 >>> 32) ^ words[1] ^ k0;
            words[1] = (int) product1;
            words[2] = (int) (product0 >>> 32) ^ words[3] ^ k1;
            words[3] = (int) product0;
            k0 += WEYL_0;
            k1 += WEYL_1;
        }
    }
}
