package dev.fanin.simd;

import dev.fanin.kernel.KernelProvider;
import dev.fanin.kernel.Team;
import dev.fanin.linalg.HouseholderQr;
import java.util.Arrays;

/// A program that prints which kernels it found and a hash of the bits of a factorization.
final class QrHash {

    private QrHash() {}

    static void main() {
        KernelProvider kernels = KernelProvider.fastest();
        HouseholderQr qr = HouseholderQr.of(100, 70, scattered(7000), new Team(2), kernels);
        int hash = 31 * Arrays.hashCode(qr.q()) + Arrays.hashCode(qr.r());
        System.out.println(kernels.name() + " " + Integer.toHexString(hash));
    }

    /// Values in [-1, 1) that no law of the library has a part in.
    private static float[] scattered(int size) {
        float[] values = new float[size];
        for (int i = 0; i < size; i++) {
            int word = i * 0x9E3779B9;
            word = (word ^ (word >>> 16)) * 0x85EBCA6B;
            values[i] = (word ^ (word >>> 13)) * 0x1p-31f;
        }
        return values;
    }
}
