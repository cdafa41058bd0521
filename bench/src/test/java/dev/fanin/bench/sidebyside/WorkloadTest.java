package dev.fanin.bench.sidebyside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class WorkloadTest {

    @Test
    void everyNameFindsItsOwnWorkload() {
        for (Workload workload : Workload.all()) {
            assertThat(Workload.named(workload.name())).isEqualTo(workload);
        }
    }

    @Test
    void beginningsOfNamesChoose() {
        assertThat(Workload.matching(List.of("W2-forward", "W4")))
                .extracting(Workload::name)
                .containsExactly("W2-forward-128", "W2-forward-1", "W4");
    }

    @Test
    void aWholeNameChoosesItsOwnOnly() {
        assertThat(Workload.matching(List.of("W2-forward-1")))
                .extracting(Workload::name)
                .containsExactly("W2-forward-1");
    }

    @Test
    void anUnknownNameIsToldWhichThereAre() {
        assertThatThrownBy(() -> Workload.matching(List.of("W9")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("No workload is called W9; there are W1, W2-sgd, W2-adam, W2-forward-128,"
                        + " W2-forward-1, W3, W4.");
    }

    @Test
    void kernelsFitTheirStagesAndStayWithinGlorotsLimit() {
        Workload images = Workload.named("W4");

        List<float[]> kernels = images.kernels();

        assertThat(kernels).extracting(kernel -> kernel.length).containsExactly(288, 18432, 0, 0, 1179648, 1280);
        float limit = (float) Math.sqrt(6.0 / (9 * 32 + 9 * 64));
        for (float weight : kernels.get(1)) {
            assertThat(weight).isBetween(-limit, limit);
        }
    }

    @Test
    void aPermutedArrayHasTheAxesAskedFor() {
        float[] matrix = {1, 2, 3, 4, 5, 6};

        assertThat(Permuted.of(matrix, new int[] {2, 3}, 1, 0)).containsExactly(1, 4, 2, 5, 3, 6);
    }

    @Test
    void rowsAfterAFlatteningMoveWithTheirChannels() {
        // Row (h, w, c) of a 1 x 2 image with 2 channels, and one unit: c0 c1 of the left pixel, then the right.
        float[] kernel = {10, 11, 20, 21};

        assertThat(Permuted.channelsFirst(kernel, new Stage.Flatten(1, 2, 2), 1))
                .containsExactly(10, 20, 11, 21);
    }

    @Test
    void optionsAreReadAndWrongOnesTold() {
        Options options = Options.of("--only", "W1,W2", "--rounds", "2", "--json", "x.json", "--no-extras");

        assertThat(options.only()).containsExactly("W1", "W2");
        assertThat(options.rounds()).isEqualTo(2);
        assertThat(options.threads()).isEqualTo(2);
        assertThat(options.extras()).isFalse();
        assertThat(options.json()).hasToString("x.json");
        assertThatThrownBy(() -> Options.of("--threads", "3"))
                .hasMessage("--threads needs a number from 1 to 2, got '3'. Usage: " + Options.USAGE);
        assertThatThrownBy(() -> Options.of("--rounds")).hasMessage("--rounds needs a value. Usage: " + Options.USAGE);
    }
}
