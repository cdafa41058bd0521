package dev.fanin.dialect;

import java.util.function.IntSupplier;

/// How both generators of NumPy bring numbers into random order.
///
/// Source: Fisher and Yates's shuffle from the last place to the first, in the form of Durstenfeld,
/// "Algorithm 235: Random permutation", 1964; the bound as in `random_interval` of
/// `numpy/random/src/distributions/distributions.c`.
final class NumpyShuffle {

    private NumpyShuffle() {}

    /// Returns the numbers 0 to n - 1 in random order.
    static int[] permutation(int n, IntSupplier bits) {
        int[] order = new int[n];
        for (int i = 0; i < n; i++) {
            order[i] = i;
        }
        for (int i = n - 1; i > 0; i--) {
            int j = upTo(i, bits);
            int kept = order[j];
            order[j] = order[i];
            order[i] = kept;
        }
        return order;
    }

    /// Masks a word to the bits of the bound, and draws again what is beyond it.
    private static int upTo(int largest, IntSupplier bits) {
        int mask = -1 >>> Integer.numberOfLeadingZeros(largest);
        int value;
        do {
            value = bits.getAsInt() & mask;
        } while (value > largest);
        return value;
    }
}
