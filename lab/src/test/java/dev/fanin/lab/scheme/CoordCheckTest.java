package dev.fanin.lab.scheme;

import static dev.fanin.layer.Layers.dense;
import static dev.fanin.layer.Layers.input;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.fanin.init.Initializers;
import dev.fanin.lab.profile.Chains;
import dev.fanin.loss.Losses;
import dev.fanin.model.Definition;
import dev.fanin.model.Sequential;
import dev.fanin.optimizer.Optimizer;
import dev.fanin.optimizer.Optimizers;
import dev.fanin.optimizer.Sgd;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/// Two hidden layers of relu, ten classes, widths 64 to 1024, three seeds: what one learning rate
/// does to the size of what layers sum up as networks grow wide.
class CoordCheckTest {

    private static Definition mlp(int width) {
        return Sequential.of(
                input(32),
                dense(width, "relu").named("first"),
                dense(width, "relu").named("second"),
                dense(10, "softmax").named("out"));
    }

    private static List<CoordCheck.Slope> check(Optimizer optimizer, IntFunction<Parametrized> network) {
        return new CoordCheck(List.of(64, 128, 256, 512, 1024), 3, 3, optimizer, Losses.sparseCategoricalCrossentropy())
                .run(network, Chains.gaussian(1, 64, 32), Chains.labels(64, 10));
    }

    private static Parametrized standard(int width) {
        return Parametrized.standard(Schemes.standard(mlp(width)));
    }

    private static CoordCheck.Slope slope(List<CoordCheck.Slope> slopes, String layer, int step) {
        return slopes.stream()
                .filter(slope -> slope.layer().equals(layer) && slope.step() == step)
                .findFirst()
                .orElseThrow();
    }

    /// Simulated independently in another framework: 0 at first and 1.26 after a step, the second
    /// layer 0.35; the slopes after further steps depend on the data, and stay near 1 and above.
    @Test
    void oneRateOfAdamBlowsTheOutputUpWithTheWidth() {
        var slopes = check(Optimizers.adam(0.01), CoordCheckTest::standard);

        assertThat(slopes).hasSize(3 * 4);
        assertThat(slope(slopes, "out", 0).slope()).isCloseTo(0, within(0.1));
        assertThat(slope(slopes, "out", 1).slope()).isCloseTo(1.26, within(0.1));
        assertThat(slope(slopes, "second", 1).slope()).isCloseTo(0.35, within(0.1));
        for (int step = 1; step <= 3; step++) {
            assertThat(slope(slopes, "out", step).low()).isGreaterThan(0.9);
        }
        assertThat(CoordCheck.isFlat(slopes)).isFalse();
    }

    /// The output begins at -1/2 by design: 1 / n times a sum of n terms without correlation.
    @Test
    void maximalUpdatesKeepEveryLayerWithAdam() {
        MuP mup = new MuP(mlp(64));
        var slopes = check(Optimizers.adam(0.01), width -> mup.at(mlp(width), MuP.Rule.ADAM));

        assertThat(slope(slopes, "out", 0).slope()).isCloseTo(-0.5, within(0.05));
        assertThat(slope(slopes, "out", 0).isFlat()).isFalse();
        for (int step = 0; step <= 3; step++) {
            assertThat(slope(slopes, "first", step).slope()).isCloseTo(0, within(0.06));
            assertThat(slope(slopes, "second", step).slope()).isCloseTo(0, within(0.06));
        }
        assertThat(slope(slopes, "out", 3).high()).isLessThan(0.1);
        assertThat(CoordCheck.isFlat(slopes)).isTrue();
    }

    @Test
    void maximalUpdatesKeepEveryLayerWithSgd() {
        MuP mup = new MuP(mlp(64));
        Optimizer sgd = new Sgd(0.1, 0, false);
        var slopes = check(sgd, width -> mup.at(mlp(width), MuP.Rule.SGD));

        for (int step = 0; step <= 3; step++) {
            assertThat(slope(slopes, "first", step).slope()).isCloseTo(0, within(0.06));
            assertThat(slope(slopes, "second", step).slope()).isCloseTo(0, within(0.06));
        }
        assertThat(slope(check(sgd, CoordCheckTest::standard), "out", 1).slope())
                .isGreaterThan(0.5);
    }

    @Test
    void zerosAtEveryWidthAreFlat() {
        var slopes = check(
                Optimizers.adam(0.01),
                width -> Parametrized.standard(mlp(width).withKernelInitializer(Initializers.zeros())));

        assertThat(slope(slopes, "first", 0)).isEqualTo(new CoordCheck.Slope("first", 0, 0, 0));
    }
}
