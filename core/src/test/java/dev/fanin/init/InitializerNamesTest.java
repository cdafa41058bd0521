package dev.fanin.init;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fanin.random.Seed;
import dev.fanin.random.Span;
import dev.fanin.tensor.Shape;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Initializers as users write them.
class InitializerNamesTest {

    private static final String KNOWN = " Known: glorot_uniform, glorot_normal, he_uniform, he_normal, lecun_uniform,"
            + " lecun_normal, variance_scaling, random_normal, truncated_normal, random_uniform, orthogonal, zeros, ones,"
            + " constant, identity, stft, xavier_uniform, xavier_normal, kaiming_uniform, kaiming_normal, trunc_normal,"
            + " sparse, dirac, eye, delta_orthogonal, scaled_orthogonal, looks_linear, zero_hadamard, id_init, chrono,"
            + " course_xavier.";

    @Nested
    class Aliases {
        /// Every identifier that Keras 3.15.1 accepts for the initializers there are.
        @ParameterizedTest
        @CsvSource({
            "glorot_uniform, GlorotUniform, glorot_uniform",
            "glorot_normal, GlorotNormal, glorot_normal",
            "he_uniform, HeUniform, he_uniform",
            "he_normal, HeNormal, he_normal",
            "lecun_uniform, LecunUniform, lecun_uniform",
            "lecun_normal, LecunNormal, lecun_normal",
            "variance_scaling, VarianceScaling, lecun_normal",
            "random_normal, RandomNormal, random_normal(stddev=0.05)",
            "normal, RandomNormal, random_normal(stddev=0.05)",
            "truncated_normal, TruncatedNormal, truncated_normal(stddev=0.05)",
            "random_uniform, RandomUniform, 'random_uniform(minval=-0.05,maxval=0.05)'",
            "uniform, RandomUniform, 'random_uniform(minval=-0.05,maxval=0.05)'",
            "zero, Zeros, zeros",
            "zeros, Zeros, zeros",
            "one, Ones, ones",
            "ones, Ones, ones",
            "constant, Constant, zeros"
        })
        void meanWhatKerasMeans(String snakeCase, String className, String text) {
            assertThat(Initializers.named(snakeCase))
                    .isEqualTo(Initializers.named(className))
                    .hasToString(text);
        }

        @Test
        void areTheFactories() {
            assertThat(Initializers.named("glorot_uniform")).isEqualTo(Initializers.glorotUniform());
            assertThat(Initializers.named("glorot_normal")).isEqualTo(Initializers.glorotNormal());
            assertThat(Initializers.named("he_uniform")).isEqualTo(Initializers.heUniform());
            assertThat(Initializers.named("he_normal")).isEqualTo(Initializers.heNormal());
            assertThat(Initializers.named("lecun_uniform")).isEqualTo(Initializers.lecunUniform());
            assertThat(Initializers.named("lecun_normal")).isEqualTo(Initializers.lecunNormal());
        }
    }

    @Nested
    class Parameters {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "glorot_uniform",
                    "lecun_normal",
                    "variance_scaling(scale=0.5,mode=fan_out,distribution=untruncated_normal)",
                    "variance_scaling(scale=2.0,mode=fan_avg,distribution=truncated_normal)",
                    "random_normal(stddev=1.0)",
                    "random_normal(stddev=1.0E-10)",
                    "random_normal(mean=-0.5,stddev=0.0)",
                    "truncated_normal(stddev=1.0)",
                    "truncated_normal(mean=-0.5,stddev=0.0)",
                    "random_uniform(minval=-1.0,maxval=0.25)",
                    "constant(value=0.1)",
                    "zeros",
                    "ones"
                })
        void comeBackAsWritten(String text) {
            assertThat(Initializers.named(text)).hasToString(text);
            assertThat(Initializers.named(Initializers.named(text).toString())).isEqualTo(Initializers.named(text));
        }

        @Test
        void standInAnyOrderWithSpaces() {
            assertThat(Initializers.named(" variance_scaling( mode = fan_in , scale=2, distribution=uniform ) "))
                    .isEqualTo(Initializers.heUniform());
            assertThat(Initializers.named("he_normal()")).isEqualTo(Initializers.heNormal());
        }

        @Test
        void aNormalIsTheTruncatedOneAsInKeras() {
            assertThat(Initializers.named("variance_scaling(distribution=normal)"))
                    .isEqualTo(Initializers.lecunNormal());
        }
    }

    @Nested
    class Refusals {
        @ParameterizedTest
        @CsvSource({"he_norml, he_normal", "Glorot_Uniform, glorot_uniform"})
        void suggestsWhatMayHaveBeenMeant(String wrong, String meant) {
            refuses(wrong, "Unknown initializer '" + wrong + "'; did you mean '" + meant + "'?" + KNOWN);
        }

        @Test
        void namesWhatThereIsWhereNothingIsNear() {
            refuses("sobol", "Unknown initializer 'sobol'." + KNOWN);
            refuses("", "Unknown initializer ''." + KNOWN);
        }

        @Test
        void parametersThatAreNotThere() {
            refuses(
                    "he_normal(stddev=1)",
                    "'he_normal' has no parameter 'stddev'. It takes input_axes, output_axes, seed, shared.");
            refuses("zeros(value=1)", "'zeros' takes no parameters, got 'value'.");
            refuses(
                    "random_normal(std=1)",
                    "'random_normal' has no parameter 'std'; did you mean 'stddev'? It takes mean, stddev, seed, shared.");
            refuses("constant(x=1)", "'constant' has no parameter 'x'. It takes value.");
            refuses(
                    "random_uniform(minvl=1)",
                    "'random_uniform' has no parameter 'minvl'; did you mean 'minval'? It takes minval, maxval, seed, shared.");
        }

        @Test
        void choicesThatAreNotThere() {
            refuses(
                    "variance_scaling(mode=fan_inn)",
                    "Unknown mode 'fan_inn'; did you mean 'fan_in'? Known: fan_in, fan_out, fan_avg, fan_geo_avg.");
            refuses(
                    "variance_scaling(distribution=cauchy)",
                    "Unknown distribution 'cauchy'. Known: truncated_normal, untruncated_normal, uniform.");
        }

        @Test
        void valuesThatAreNoNumbersOrOutOfRange() {
            refuses("random_normal(stddev=big)", "'random_normal' expects a finite number for 'stddev', got 'big'.");
            refuses("random_normal(stddev=NaN)", "'random_normal' expects a finite number for 'stddev', got 'NaN'.");
            refuses("random_normal(stddev=-1)", "stddev must be at least 0 and finite, got -1.0.");
            refuses("variance_scaling(scale=0)", "scale must be positive and finite, got 0.0.");
            refuses(
                    "random_uniform(minval=2,maxval=1)",
                    "minval and maxval must be finite and in order, got 2.0 and 1.0.");
        }

        @ParameterizedTest
        @CsvSource({"he_normal(, he_normal", "he_normal), he_normal", "constant(value=1)(), constant", "zeros(]), zeros"
        })
        void bracketsThatAreWrong(String text, String name) {
            refuses(
                    text,
                    "'" + name + "' expects its parameters as '" + name + "(parameter=value,...)', got '" + text
                            + "'.");
        }

        @Test
        void bracketsWithoutAName() {
            refuses("(scale=1)", "Expected a name before the bracket, got '(scale=1)'.");
        }

        @ParameterizedTest
        @CsvSource({
            "constant(1), constant, 1",
            "constant(value=), constant, value=",
            "constant((1)), constant, (1)",
            "'zeros(,)', zeros, ''"
        })
        void parametersThatAreNotAssigned(String text, String name, String part) {
            refuses(text, "'" + name + "' expects each parameter as parameter=value, got '" + part + "'.");
        }

        @Test
        void aParameterGivenTwice() {
            refuses("constant(value=1,value=2)", "'constant' got its parameter 'value' twice; give it once.");
        }

        @Test
        void valuesOutOfRangeInTheFactoriesToo() {
            assertThatThrownBy(() -> Initializers.randomNormal(Double.NaN))
                    .hasMessage("stddev must be at least 0 and finite, got NaN.");
            assertThatThrownBy(() -> new RandomNormal(Double.POSITIVE_INFINITY, 1))
                    .hasMessage("mean must be finite, got Infinity.");
            assertThatThrownBy(() -> Initializers.truncatedNormal(-1))
                    .hasMessage("stddev must be at least 0 and finite, got -1.0.");
            assertThatThrownBy(() -> new TruncatedNormal(Double.NaN, 1)).hasMessage("mean must be finite, got NaN.");
            assertThatThrownBy(() -> Initializers.constant(Double.NaN)).hasMessage("value must be finite, got NaN.");
            assertThatThrownBy(() -> new VarianceScaling(Double.NaN, FanMode.FAN_IN, Distribution.UNIFORM))
                    .hasMessage("scale must be positive and finite, got NaN.");
            assertThatThrownBy(() -> new Fans(0, 3))
                    .hasMessage("Fans must be positive and finite, got fan-in 0, fan-out 3.");
        }

        /// Infinite weights are told before they are drawn.
        @Test
        void weightsThatFloat32CannotHold() {
            String largest = " must be at most 3.4028235E38 in magnitude, the largest float32, got ";
            refuses("constant(value=1e39)", "value" + largest + "1.0E39.");
            refuses("random_uniform(minval=-1e39)", "minval" + largest + "-1.0E39.");
            refuses("random_uniform(maxval=1e39)", "maxval" + largest + "1.0E39.");
            refuses("random_normal(mean=-1e39)", "mean" + largest + "-1.0E39.");
            refuses(
                    "random_normal(stddev=1e38)",
                    "Weights must stay within 3.4028235E38, the largest float32, but may lie 6.67 stddev from the mean,"
                            + " got mean 0.0 and stddev 1.0E38.");
            refuses(
                    "truncated_normal(mean=-2e38,stddev=1e38)",
                    "Weights must stay within 3.4028235E38, the largest float32, but may lie 2.0 stddev from the mean,"
                            + " got mean -2.0E38 and stddev 1.0E38.");
            refuses(
                    "variance_scaling(scale=1e76)",
                    "scale must be at most 1.0E75 for weights that float32 can hold, got 1.0E76.");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "constant(value=3.4028235e38)",
                    "random_normal(stddev=5e37)",
                    "truncated_normal(mean=1e38,stddev=1e38)",
                    "random_uniform(minval=-3.4e38,maxval=3.4e38)",
                    "variance_scaling(scale=1e75)",
                    "variance_scaling(scale=1e75,distribution=uniform)",
                    "variance_scaling(scale=1e75,distribution=untruncated_normal)"
                })
        void weightsUpToThereAreFinite(String text) {
            float[] values = new float[10_000];
            Initializers.named(text)
                    .fill(
                            new Target(Shape.of(10_000), new Fans(1, 1)),
                            new Seed(1).stream("kernel"),
                            Span.of(0, values));
            for (float value : values) {
                assertThat(value).isFinite();
            }
        }

        private static void refuses(String text, String message) {
            assertThatThrownBy(() -> Initializers.named(text))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(message);
        }
    }
}
