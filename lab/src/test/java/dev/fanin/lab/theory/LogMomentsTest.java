package dev.fanin.lab.theory;

import static dev.fanin.init.Initializers.randomNormal;
import static dev.fanin.lab.profile.Chains.gaussian;
import static dev.fanin.random.Seed.seed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.fanin.activation.Activations;
import dev.fanin.activation.Elementwise;
import dev.fanin.graph.Execution;
import dev.fanin.lab.profile.Chains;
import dev.fanin.lab.profile.Draws;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogMomentsTest {

    /// From an independent computation in Python of the mixture over active nodes.
    @ParameterizedTest
    @CsvSource({
        "8, -0.3988, 1.2470",
        "16, -0.1764, 0.4196",
        "32, -0.08254, 0.17750",
        "64, -0.04011, 0.08300",
        "128, -0.01979, 0.04023",
        "512, -0.004898, 0.009837"
    })
    void ofReluLayersAreThoseOfTheMixtureOverActiveNodes(int n, double mean, double variance) {
        assertThat(LogMoments.relu(n).mean()).isCloseTo(mean, within(6e-4 * Math.abs(mean)));
        assertThat(LogMoments.relu(n).variance()).isCloseTo(variance, within(6e-4 * variance));
    }

    /// psi(1) = -gamma and psi'(1) = pi^2 / 6; for many nodes -1/n and 2/n.
    @Test
    void ofLinearLayersAreThoseOfChiSquare() {
        assertThat(LogMoments.linear(2).mean()).isCloseTo(-0.5772156649015329, within(1e-12));
        assertThat(LogMoments.linear(2).variance()).isCloseTo(Math.PI * Math.PI / 6, within(1e-12));
        assertThat(LogMoments.linear(10_000).mean()).isCloseTo(-1e-4, within(1e-8));
        assertThat(LogMoments.linear(10_000).variance()).isCloseTo(2e-4, within(1e-7));
    }

    /// An active relu node alone: `2 chi^2_1`, since a layer of one dead node is left out.
    @Test
    void ofOneReluNodeAreThoseOfAnActiveOne() {
        LogMoments one = LogMoments.relu(1);
        assertThat(one.mean()).isCloseTo(LogMoments.linear(1).mean() + Math.log(2), within(1e-12));
        assertThat(one.variance()).isCloseTo(LogMoments.linear(1).variance(), within(1e-12));
    }

    /// Relu: 5/n to first order, more than twice the 2/n of linear nodes. The closed forms for
    /// other activations meet the exact ones where both hold.
    @Test
    void ofWideLayersAreThoseToFirstOrder() {
        LogMoments exact = LogMoments.relu(4096);
        LogMoments firstOrder = LogMoments.firstOrder(4096, 5);
        assertThat(exact.mean()).isCloseTo(firstOrder.mean(), within(2e-3 * 5 / 4096));
        assertThat(exact.variance()).isCloseTo(firstOrder.variance(), within(2e-3 * 5 / 4096));
    }

    /// 4000 networks of one layer. Tolerance: 4.5 standard errors, one false alarm in 150,000
    /// seeds; the variance's relative error is sqrt(kurtosis / 4000) with a kurtosis of at most 4.
    @ParameterizedTest
    @CsvSource({"relu, 8", "relu, 32", "linear, 8", "linear, 32"})
    void areThoseOfNetworks(String activation, int n) {
        Elementwise phi = (Elementwise) Activations.named(activation);
        Draws ln = Draws.of(4000, s -> {
            Execution run = Chains.forward(
                    Chains.square(n, 1, phi, randomNormal(Math.sqrt((phi.isLinear() ? 1.0 : 2.0) / n)))
                            .build(seed(s)),
                    gaussian(s, 1, n));
            double out = Chains.meanSquare(run.activation(0));
            return out == 0 ? Double.NaN : Math.log(out / Chains.meanSquare(run.input()));
        });
        Draws alive =
                new Draws(ln.values().stream().filter(value -> !value.isNaN()).toList());
        LogMoments law = phi.isLinear() ? LogMoments.linear(n) : LogMoments.relu(n);
        assertThat(alive.errorsFrom(law.mean())).isBetween(-4.5, 4.5);
        assertThat(alive.variance() / law.variance()).isCloseTo(1, within(4.5 * Math.sqrt(4 / 4000.0)));
        // Negative control: the law of the other activation.
        LogMoments other = phi.isLinear() ? LogMoments.relu(n) : LogMoments.linear(n);
        assertThat(Math.abs(alive.errorsFrom(other.mean()))).isGreaterThan(4.5);
    }
}
