package dev.fanin.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

/// docs/FANS.md says what the code says. Where they differ, the message has the table as it should
/// be.
class FansPageTest {

    static final List<Example> EXAMPLES = Example.ALL;

    @ParameterizedTest
    @FieldSource("EXAMPLES")
    void thePageHasTheTable(Example example) throws IOException {
        assertThat(page()).contains(FansPage.section(example));
    }

    @Test
    void thePageHasNoOtherTables() throws IOException {
        assertThat(page().lines().filter(line -> line.startsWith("| exact |"))).hasSameSizeAs(Example.ALL);
    }

    @Test
    void thePageHasTheTableOfBorders() throws IOException {
        assertThat(page()).contains(FansPage.borders());
    }

    /// The formula for borders against the links that are left of a padded convolution; also for
    /// windows of even length, which have one zero more at the end.
    @ParameterizedTest
    @CsvSource({"3, 4", "3, 28", "5, 4", "5, 28", "7, 4", "7, 8", "2, 5", "4, 6", "9, 5", "1, 3"})
    void theFormulaForBordersIsACount(int window, int length) {
        Convolution convolution = Connections.convolution(2, 3, window, window);
        Axis axis = Axis.same(length, window);
        double[] counted = Wiring.of(convolution, List.of(axis, axis)).fanInAtBorder();
        double inside = FanConvention.EXACT.of(convolution).in();
        double kept = FansPage.kept(window, length);
        assertThat(counted[0] / inside).isCloseTo(kept * kept, within(1e-12));
        int seen = window / 2 + 1;
        double corner = (double) seen / window;
        assertThat(counted[1] / inside).isCloseTo(corner * corner, within(1e-12));
    }

    /// Variance goes through a kernel as a signal does through one whose weights are all `1 / 9`.
    /// The formula is the largest eigenvalue of a band of three ones, a third each, on four places.
    @Test
    void aDeepStackKeepsAtTheBorderWhatThePageSays() {
        Axis axis = Axis.same(4, 3);
        Wiring wiring = Wiring.of(Connections.convolution(1, 1, 3, 3), List.of(axis, axis));
        float[] ninths = new float[9];
        Arrays.fill(ninths, 1.0f / 9);
        double[] variance = new double[16];
        Arrays.fill(variance, 1);
        double before = 16;
        double kept = 1;
        for (int layer = 0; layer < 30; layer++) {
            variance = wiring.forward(ninths, variance);
            double sum = Arrays.stream(variance).sum();
            kept = sum / before;
            before = sum;
            if (layer == 0) {
                assertThat(kept).isCloseTo(0.694, within(5e-4));
            }
        }
        double axisKeeps = (1 + 2 * Math.cos(Math.PI / 5)) / 3;
        assertThat(axisKeeps).isCloseTo(0.873, within(5e-4));
        assertThat(kept).isCloseTo(axisKeeps * axisKeeps, within(1e-6)).isCloseTo(0.762, within(5e-4));
    }

    /// Tests run in the directory of their module.
    private static String page() throws IOException {
        Path ofModule = Path.of("..", "docs", "FANS.md");
        return Files.readString(Files.exists(ofModule) ? ofModule : Path.of("docs", "FANS.md"));
    }
}
