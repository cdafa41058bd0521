package dev.fanin.simd;

import dev.fanin.kernel.KernelProvider;
import dev.fanin.linalg.HouseholderQr;
import java.util.Arrays;

/// A program that prints which kernels it found and a hash of the bits of a factorization.
final class QrHash {

    private QrHash() {}

    static void main() {
        KernelProvider kernels = KernelProvider.fastest();
        HouseholderQr qr = HouseholderQr.of(100, 70, Values.normal("matrix", 7000), 2, kernels);
        int hash = 31 * Arrays.hashCode(qr.q()) + Arrays.hashCode(qr.r());
        System.out.println(kernels.name() + " " + Integer.toHexString(hash));
    }
}
