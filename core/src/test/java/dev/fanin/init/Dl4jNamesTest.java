package dev.fanin.init;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.fanin.tensor.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// DL4J's names with the variances they are meant to have, and those DL4J draws with.
class Dl4jNamesTest {

    private static final Target TARGET = new Target(Shape.of(64, 16), new Fans(64, 16));

    /// The third column is the numerator over the second that DL4J's own code gives, as
    /// `WeightInitLecunUniform` and `WeightInitVarScalingUniform...` draw up to `3 / sqrt(n)`, of
    /// variance `9 / n / 3`, where `sqrt(3 / n)` is meant.
    @ParameterizedTest
    @CsvSource({
        "NORMAL, 0.015625, 1",
        "LECUN_NORMAL, 0.015625, 1",
        "XAVIER_FAN_IN, 0.015625, 1",
        "XAVIER, 0.025, 1",
        "XAVIER_UNIFORM, 0.025, 1",
        "XAVIER_LEGACY, 0.0125, 1",
        "SIGMOID_UNIFORM, 0.4, 1",
        "UNIFORM, 0.005208333333333333, 1",
        "LECUN_UNIFORM, 0.015625, 3",
        "RELU, 0.03125, 1",
        "RELU_UNIFORM, 0.03125, 1",
        "VAR_SCALING_NORMAL_FAN_IN, 0.015625, 1",
        "VAR_SCALING_NORMAL_FAN_OUT, 0.0625, 1",
        "VAR_SCALING_NORMAL_FAN_AVG, 0.025, 1",
        "VAR_SCALING_UNIFORM_FAN_IN, 0.015625, 3",
        "VAR_SCALING_UNIFORM_FAN_OUT, 0.0625, 3",
        "VAR_SCALING_UNIFORM_FAN_AVG, 0.025, 3"
    })
    void haveTheVarianceTheyAreMeantToHave(String name, double variance, double factorOfDl4j) {
        Initializer initializer = Initializers.named(name);
        assertThat(initializer.mean(TARGET)).isZero();
        assertThat(initializer.variance(TARGET)).isCloseTo(variance, within(1e-15));
        double n = name.endsWith("OUT") ? 16 : name.endsWith("AVG") ? 40 : 64;
        double drawnByDl4j = factorOfDl4j == 1 ? variance : Math.pow(3 / Math.sqrt(n), 2) / 3;
        assertThat(drawnByDl4j / variance).isCloseTo(factorOfDl4j, within(1e-12));
        assertThat(Initializers.named(initializer.toString())).isEqualTo(initializer);
    }

    @Test
    void theUniformOnesEndWhereDl4jSays() {
        assertThat(limit("SIGMOID_UNIFORM")).isCloseTo(4 * Math.sqrt(6 / 80.0), within(1e-12));
        assertThat(limit("UNIFORM")).isCloseTo(1 / 8.0, within(1e-12));
        assertThat(limit("XAVIER_UNIFORM")).isCloseTo(Math.sqrt(6 / 80.0), within(1e-12));
        assertThat(limit("RELU_UNIFORM")).isCloseTo(Math.sqrt(6 / 64.0), within(1e-12));
        assertThat(limit("LECUN_UNIFORM")).isCloseTo(Math.sqrt(3 / 64.0), within(1e-12));
    }

    private static double limit(String name) {
        return ((dev.fanin.random.Law.Uniform) ((Independent) Initializers.named(name)).law(TARGET)).high();
    }

    @Test
    void theOthersAreKerass() {
        assertThat(Initializers.named("ZERO")).isEqualTo(Initializers.zeros());
        assertThat(Initializers.named("ONES")).isEqualTo(Initializers.ones());
        assertThat(Initializers.named("IDENTITY")).isEqualTo(Initializers.identity());
        assertThat(Initializers.named("XAVIER(seed=3)"))
                .hasToString("variance_scaling(scale=1.0,mode=fan_avg,distribution=untruncated_normal,seed=3)");
    }

    @Test
    void aDistributionMustSayWhich() {
        assertThatThrownBy(() -> Initializers.named("DISTRIBUTION"))
                .hasMessage("'DISTRIBUTION' of DL4J does not say which; write random_normal(mean=...,stddev=...),"
                        + " truncated_normal(mean=...,stddev=...), random_uniform(minval=...,maxval=...),"
                        + " orthogonal(gain=...) or constant(value=...).");
    }
}
