package dev.fanin.lab.probe;

import static dev.fanin.lab.profile.Chains.gaussian;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class GramTest {

    @Test
    void samplesOnALineHaveRankOne() {
        float[] x = new float[20 * 50];
        float[] direction = gaussian(1, 1, 50).array();
        float[] place = gaussian(2, 20, 1).array();
        for (int i = 0; i < x.length; i++) {
            x[i] = 3 * direction[i % 50] * place[i / 50] + 7;
        }
        assertThat(Gram.of(x, 20, 50).effectiveRank()).isCloseTo(1, within(1e-5));
    }

    /// Four corners of a square about a point: two equal eigenvalues.
    @Test
    void theCornersOfASquareHaveRankTwo() {
        Gram gram = Gram.of(new float[] {6, 5, 5, 6, 4, 5, 5, 4}, 4, 2);
        assertThat(gram.effectiveRank()).isCloseTo(2, within(1e-6));
        assertThat(gram.cosine()).isGreaterThan(0.95);
    }

    /// The centred Gram matrix of n samples in d directions is a Wishart matrix of n - 1
    /// dimensions, whose participation ratio is near `(n - 1) d / (n - 1 + d)`; the mean of |cos|
    /// is near sqrt(2 / (pi d)). Both scatter by less than 1 % here.
    @Test
    void independentSamplesFillTheSpace() {
        Gram gram = Gram.of(gaussian(1, 64, 1000).array(), 64, 1000);
        assertThat(gram.effectiveRank()).isCloseTo(63 * 1000 / 1063.0, within(1.0));
        assertThat(gram.cosine()).isCloseTo(Math.sqrt(2 / (Math.PI * 1000)), within(0.002));
    }

    @Test
    void looksAtNoMoreThanItSays() {
        float[] many = gaussian(1, 100, 9000).array();
        Gram gram = Gram.of(many, 100, 9000);
        float[] few = new float[64 * 4096];
        for (int i = 0; i < few.length; i++) {
            few[i] = many[i / 4096 * 9000 + (int) (i % 4096 * 9000L / 4096)];
        }
        assertThat(gram).isEqualTo(Gram.of(few, 64, 4096));
    }

    @Test
    void equalSamplesHaveNoRank() {
        Gram gram = Gram.of(new float[] {1, 2, 1, 2, 1, 2}, 3, 2);
        assertThat(gram.effectiveRank()).isNaN();
        assertThat(gram.cosine()).isCloseTo(1, within(1e-12));
        assertThat(Gram.of(new float[6], 3, 2).cosine()).isNaN();
    }
}
