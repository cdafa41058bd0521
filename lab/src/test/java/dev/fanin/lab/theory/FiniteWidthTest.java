package dev.fanin.lab.theory;

import static dev.fanin.random.Seed.seed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.fanin.activation.Activations;
import dev.fanin.graph.Execution;
import dev.fanin.init.Initializers;
import dev.fanin.lab.profile.Chains;
import dev.fanin.lab.profile.Draws;
import dev.fanin.model.Sequential;
import dev.fanin.tensor.Tensor;
import java.util.Arrays;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiniteWidthTest {

    /// Hanin and Rolnick 2018: ln of the mean square behind He's relu layers. Tolerance 4.5
    /// standard errors, one false alarm in 150,000; the variance's own with a kurtosis of 5.
    @ParameterizedTest
    @CsvSource({"32, 16, 1500, -1.321, 2.84", "64, 32, 500, -1.283, 2.66"})
    void theLawIsThatOfNetworks(int width, int depth, int networks, double mean, double variance) {
        int[] widths = new int[depth];
        Arrays.fill(widths, width);
        FiniteWidth law = FiniteWidth.of(Activations.relu(), widths);
        assertThat(law.mean()).isCloseTo(mean, within(0.002));
        assertThat(law.variance()).isCloseTo(variance, within(0.006));
        Sequential network = Chains.square(
                width,
                depth,
                Activations.relu(),
                Initializers.named("variance_scaling(scale=2,mode=fan_in,distribution=untruncated_normal)"));
        Tensor x = Chains.gaussian(2, 1, width);
        Draws ln = Draws.of(networks, s -> {
            Execution run = Chains.forward(network.build(seed(s)), x);
            return Math.log(2 * Chains.meanSquare(run.activation(depth - 1)) / 2 / Chains.meanSquare(x.array()));
        });
        assertThat(ln.errorsFrom(law.mean())).isBetween(-4.5, 4.5);
        assertThat(ln.variance()).isCloseTo(variance, within(4.5 * variance * Math.sqrt(4.0 / networks)));
        // The log-normal law of the tail, with as much again for its skewness.
        double below =
                ln.values().stream().filter(value -> value < Math.log(0.02)).count() / (double) networks;
        assertThat(law.probabilityBelow(0.02)).isCloseTo(below, within(0.02 + 4.5 * Math.sqrt(below / networks)));
        // Negative control: the law of linear layers is another one.
        assertThat(ln.errorsFrom(FiniteWidth.of(Activations.linear(), widths).mean()))
                .isLessThan(-4.5);
    }

    /// Lu et al. 2019: the share of networks dead for a whole data set is below the bound, and not
    /// far.
    @ParameterizedTest
    @CsvSource({"2, 10", "3, 10", "4, 20", "8, 40"})
    void narrowNetworksAreBornDead(int width, int depth) {
        int[] widths = new int[depth];
        Arrays.fill(widths, width);
        Sequential network = Chains.square(width, depth, Activations.relu(), Initializers.heNormal());
        Tensor x = Chains.gaussian(1, 64, width);
        int networks = 1000;
        long dead = LongStream.rangeClosed(1, networks)
                .filter(s -> Chains.meanSquare(
                                Chains.forward(network.build(seed(s)), x).activation(depth - 1))
                        == 0)
                .count();
        double bound = FiniteWidth.bornDead(widths);
        double error = Math.sqrt(bound / networks);
        assertThat((double) dead / networks).isBetween(0.6 * bound - 4 * error, bound + 4 * error);
    }

    @Test
    void aLayerIsDeadForOneInputAsOftenAsACoinFallsTheSameWay() {
        assertThat(FiniteWidth.bornDead(2)).isEqualTo(0.25);
        assertThat(FiniteWidth.bornDead(2, 2, 2, 2, 2, 2, 2, 2, 2, 2)).isCloseTo(0.944, within(1e-3));
        int[] widths = new int[20];
        Arrays.fill(widths, 4);
        assertThat(FiniteWidth.bornDead(widths)).isCloseTo(0.725, within(1e-3));
    }
}
