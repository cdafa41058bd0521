package dev.fanin.simd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fanin.kernel.KernelProvider;
import dev.fanin.kernel.TileKernels;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/// The vector kernels give the bits of the plain ones.
class VectorTileKernelsTest {

    private final TileKernels plain = KernelProvider.plain().tiles();
    private final TileKernels vector = new VectorTileKernels();
    private final float[] expected = new float[TileKernels.SIZE];
    private final float[] actual = new float[TileKernels.SIZE];

    @Test
    void isWhatTheServiceFinds() {
        assertThat(KernelProvider.fastest().name()).startsWith("simd-");
        assertThat(KernelProvider.fastest().tiles()).isInstanceOf(VectorTileKernels.class);
    }

    /// 5,000 tiles: 2.5 million values of every kind.
    @Test
    void agreesWithThePlainKernelsOnRandomWords() {
        int[] words = new int[TileKernels.SIZE];
        int[] again = new int[TileKernels.SIZE];
        for (int tile = 0; tile < 5000; tile++) {
            plain.words(tile, 42, (256L * tile) << 20, words);
            vector.words(tile, 42, (256L * tile) << 20, again);
            assertThat(Arrays.equals(words, again)).isTrue();
            assertSame(words, 0, 1);
            assertSame(words, 0.3f, 1e-3f);
        }
    }

    /// Every number of leading zeros, the words around each power of 2, and both ends.
    @Test
    void agreesWhereTheNumberOfLeadingZerosChanges() {
        int[] words = new int[TileKernels.SIZE];
        for (int j = 0; j < TileKernels.BLOCKS; j++) {
            int power = 1 << (j / 8);
            words[j] = power + j % 8 - 4;
            words[TileKernels.BLOCKS + j] = ~words[j];
        }
        assertSame(words, 0, 1);
        Arrays.fill(words, 0);
        assertSame(words, 0, 1);
        Arrays.fill(words, -1);
        assertSame(words, 0, 1);
        Arrays.fill(words, Integer.MIN_VALUE);
        assertSame(words, 0, 1);
    }

    private void assertSame(int[] words, float mean, float deviation) {
        plain.normal(words, mean, deviation, expected);
        vector.normal(words, mean, deviation, actual);
        assertThat(Arrays.equals(actual, expected)).isTrue();
        plain.truncatedNormal(words, mean, deviation, expected);
        vector.truncatedNormal(words, mean, deviation, actual);
        assertThat(Arrays.equals(actual, expected)).isTrue();
        plain.uniform(words, mean, deviation, mean + deviation, expected);
        vector.uniform(words, mean, deviation, mean + deviation, actual);
        assertThat(Arrays.equals(actual, expected)).isTrue();
    }
}
