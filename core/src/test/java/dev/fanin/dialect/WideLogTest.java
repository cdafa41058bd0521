package dev.fanin.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WideLogTest {

    /// Arguments and their logarithms to 120 bits, rounded to double, by mpmath.
    private static final double[][] LOGARITHMS = {
        {1, 0x0.0p+0},
        {0x1.0000000000000p-1, -0x1.62e42fefa39efp-1},
        {0x1.0000000000000p+1, 0x1.62e42fefa39efp-1},
        {0x1.fffffffffffffp-1, -0x1.0000000000000p-53},
        {0x1.0000000000001p+0, 0x1.fffffffffffffp-53},
        {0x1.56e1fc2f8f359p-997, -0x1.5963447f87fb5p+9},
        {0x1.7e43c8800759cp+996, 0x1.5963447f87fb5p+9},
        {0x1.6a09e667f3bcdp-1, -0x1.62e42fefa39eep-2},
        {0x1.6a09e667f3bcdp+0, 0x1.62e42fefa39f0p-2},
        {0x1.63fdc11669529p-1, -0x1.7423fd1fe604cp-2},
        {0x1.b2a7dc5f3c81cp-1, -0x1.4f66d940a665bp-3},
        {0x1.d7144bc3f7df3p-1, -0x1.553083b6361d6p-4},
        {0x1.4499083c93413p-1, -0x1.d2acee4188738p-2},
        {0x1.bd9d90c478e18p-4, -0x1.1bf192a17d835p+1},
        {0x1.f7acc2a4d94dcp-2, -0x1.6b48f1b1e271dp-1},
        {0x1.93afb87ab4a30p-1, -0x1.e6c80e6a3929fp-3},
        {0x1.bc682715de284p-3, -0x1.87230bfebe8a7p+0},
        {0x1.84ffadd26c0ccp-3, -0x1.a93a1af2e068ap+0},
        {0x1.7a3f9e36cd02ep-1, -0x1.360a2ea662bfep-2},
        {0x1.5f84b55885a1cp-2, -0x1.11b7bb4744382p+0},
        {0x1.8f4b135af85eap-2, -0x1.e2306b6013846p-1},
        {0x1.100b55bfaca00p-7, -0x1.32a3b92436626p+2},
        {0x1.1bf5d2bf58c50p-3, -0x1.f9cd073ccaf2ep+0},
        {0x1.ea3fe80ec6dfcp-3, -0x1.6e01194a9a16fp+0}
    };

    @Test
    void isTheNearestDouble() {
        for (double[] pair : LOGARITHMS) {
            assertThat(WideLog.log(pair[0])).isEqualTo(pair[1]);
        }
    }
}
