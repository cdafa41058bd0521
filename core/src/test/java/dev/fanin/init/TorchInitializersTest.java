package dev.fanin.init;

import static dev.fanin.random.Seed.seed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.fanin.math.GaussLegendre;
import dev.fanin.random.Law;
import dev.fanin.tensor.Shape;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The initializers of `torch.nn.init` by its own definitions.
class TorchInitializersTest {

    private static final Target TARGET = new Target(Shape.of(64, 16), new Fans(64, 16));

    /// The table in the documentation of `calculate_gain`.
    @ParameterizedTest
    @CsvSource({
        "linear, 1",
        "conv1d, 1",
        "conv2d, 1",
        "conv3d, 1",
        "conv_transpose1d, 1",
        "conv_transpose2d, 1",
        "conv_transpose3d, 1",
        "sigmoid, 1",
        "tanh, 1.6666666666666667",
        "relu, 1.4142135623730951",
        "leaky_relu, 1.3867504905630728",
        "selu, 0.75"
    })
    void gainsAreThoseOfPyTorch(String name, double gain) {
        Kaiming kaiming = (Kaiming) Initializers.named("kaiming_normal(a=0.2,nonlinearity=" + name + ")");
        assertThat(kaiming.gain()).isEqualTo(gain, within(1e-15));
        assertThat(kaiming.variance(TARGET)).isCloseTo(gain * gain / 64, within(1e-16));
    }

    /// `nn.Linear` begins with `kaiming_uniform_(a=sqrt(5))`, which is U(-1/sqrt(fan_in),
    /// 1/sqrt(fan_in)).
    @Test
    void theDefaultOfLinear() {
        Law.Uniform law =
                (Law.Uniform) ((Independent) Initializers.named("kaiming_uniform_(a=2.23606797749979)")).law(TARGET);
        assertThat(law.high()).isCloseTo(1 / 8.0, within(1e-15));
        assertThat(law.low()).isEqualTo(-law.high());
    }

    @Test
    void xavierIsGlorotWithAGain() {
        assertThat(Initializers.xavierUniform(3).variance(TARGET)).isCloseTo(9 * 2 / 80.0, within(1e-15));
        assertThat(Initializers.xavierNormal(3).variance(TARGET)).isCloseTo(9 * 2 / 80.0, within(1e-15));
        assertThat(Initializers.xavierUniform(1).variance(TARGET))
                .isCloseTo(Initializers.glorotUniform().variance(TARGET), within(1e-15));
        // Not cut, as Keras's normal one is.
        assertThat(Initializers.xavierNormal(1).law(TARGET)).isInstanceOf(Law.Normal.class);
    }

    @Test
    void kaimingTakesEitherFan() {
        assertThat(Initializers.named("kaiming_normal(mode=fan_out)").variance(TARGET))
                .isCloseTo(2 / 16.0, within(1e-15));
        assertThat(Initializers.named("kaiming_normal").variance(TARGET)).isCloseTo(2 / 64.0, within(1e-15));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "xavier_uniform_(gain=2)       | xavier_uniform(gain=2.0)",
                "xavier_normal_                | xavier_normal",
                "kaiming_uniform_              | kaiming_uniform",
                "kaiming_normal_(a=0.1)        | kaiming_normal(a=0.1)",
                "trunc_normal_(std=0.02)       | trunc_normal(std=0.02)",
                "sparse_(sparsity=0.1)         | sparse(sparsity=0.1)",
                "dirac_(groups=2)              | dirac(groups=2)",
                "eye_                          | identity",
                "eye                           | identity",
                "normal_                       | random_normal(stddev=1.0)",
                "normal_(mean=1,std=2,seed=3)  | random_normal(mean=1.0,stddev=2.0,seed=3)",
                "uniform_                      | random_uniform(minval=0.0,maxval=1.0)",
                "uniform_(a=-1)                | random_uniform(minval=-1.0,maxval=1.0)",
                "orthogonal_(gain=2)           | orthogonal(gain=2.0)",
                "zeros_                        | zeros",
                "ones_                         | ones",
                "constant_(val=0.5)            | constant(value=0.5)",
            })
    void namesEndInAnUnderscoreOrNot(String name, String text) {
        assertThat(Initializers.named(name)).hasToString(text);
    }

    /// The bounds are values, not standard deviations: at std 0.02 they cut nothing.
    @Test
    void theBoundsOfTruncNormalAreAbsolute() {
        assertThat(Initializers.named("trunc_normal(std=0.02)").standardDeviation(TARGET))
                .isCloseTo(0.02, within(1e-15));
        assertThat(Initializers.named("trunc_normal").standardDeviation(TARGET))
                .isCloseTo(0.87962566103423978, within(1e-15));
    }

    /// By quadrature of the density.
    @Test
    void theMomentsOfTruncNormalAreThoseOfItsDensity() {
        TruncNormal initializer = Initializers.truncNormal(0.5, 2, -1, 4);
        double mass = GaussLegendre.integrate(TorchInitializersTest::density, -1, 4, 0);
        double mean = GaussLegendre.integrate(x -> x * density(x), -1, 4, 0) / mass;
        double square = GaussLegendre.integrate(x -> x * x * density(x), -1, 4, 0) / mass;
        assertThat(initializer.mean(TARGET)).isCloseTo(mean, within(1e-12));
        assertThat(initializer.variance(TARGET)).isCloseTo(square - mean * mean, within(1e-12));
        for (float value : draw(initializer, 64, 64)) {
            assertThat(value).isBetween(-1f, 4f);
        }
    }

    private static double density(double x) {
        return Math.exp(-(x - 0.5) * (x - 0.5) / 8);
    }

    /// PyTorch's columns are the inputs, `int(ceil(sparsity * rows))` zeros each.
    @ParameterizedTest
    @CsvSource({"0, 0", "0.1, 2", "0.5, 8", "0.51, 9", "1, 16"})
    void sparseHasExactlySoManyZerosForEachInput(double sparsity, int zeros) {
        float[] values = draw(Initializers.sparse(sparsity, 1), 64, 16);
        Set<String> patterns = new HashSet<>();
        int[] byOutput = new int[16];
        for (int input = 0; input < 64; input++) {
            int count = 0;
            StringBuilder pattern = new StringBuilder();
            for (int output = 0; output < 16; output++) {
                boolean zero = values[input * 16 + output] == 0;
                pattern.append(zero ? '0' : 'x');
                count += zero ? 1 : 0;
                byOutput[output] += zero ? 1 : 0;
            }
            patterns.add(pattern.toString());
            assertThat(count).isEqualTo(zeros);
        }
        if (zeros > 0 && zeros < 16) {
            // Places are random: no row looks like all others, and no output is spared (the
            // probability that one is, at 2 zeros of 16, is below 16 (7/8)^64 = 0.003; fixed seed).
            assertThat(patterns).hasSizeGreaterThan(30);
            assertThat(byOutput).doesNotContain(0);
        }
    }

    /// In PyTorch: for group g and d, `weight[g * outputs / groups + d][d][k / 2] = 1`, for d below
    /// both the outputs and the inputs of a group.
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void diracIsPyTorchsWithTheAxesInOurOrder(int groups) {
        int inputs = 4;
        int outputs = 6;
        float[] expected = new float[3 * 4 * inputs * outputs];
        int ofGroup = outputs / groups;
        for (int g = 0; g < groups; g++) {
            for (int d = 0; d < Math.min(ofGroup, inputs); d++) {
                int tap = 1 * 4 + 2;
                expected[(tap * inputs + d) * outputs + g * ofGroup + d] = 1;
            }
        }
        assertThat(draw(Initializers.dirac(groups), 3, 4, inputs, outputs)).isEqualTo(expected);
    }

    @Test
    void whatIsWrongIsToldInOneLine() {
        refuses("xavier_uniform(gain=-1)", "gain must be at least 0 and finite, got -1.0.");
        refuses("kaiming_normal(mode=fan_avg)", "Unknown mode 'fan_avg'. Known: fan_in, fan_out.");
        refuses(
                "kaiming_normal(nonlinearity=gelu)",
                "Unknown nonlinearity 'gelu'; did you mean 'relu'? Known: linear, conv1d, conv2d, conv3d,"
                        + " conv_transpose1d, conv_transpose2d, conv_transpose3d, sigmoid, tanh, relu, leaky_relu,"
                        + " selu.");
        refuses("sparse(sparsity=1.5)", "sparsity must be between 0 and 1, got 1.5.");
        refuses("sparse(sparsity=-0.1)", "sparsity must be between 0 and 1, got -0.1.");
        refuses("sparse", "'sparse' needs its parameter 'sparsity', as in 'sparse(sparsity=0.9)'.");
        refuses("sparse(sparsity=0.5,std=-1)", "std must be at least 0 and finite, got -1.0.");
        refuses("constant_", "'constant_' needs its parameter 'val', as in 'constant_(val=0.5)'.");
        refuses("trunc_normal(a=3,b=1)", "A cut normal law needs its ends in order, got 3.0 and 1.0.");
        refuses("dirac(groups=0)", "groups must be at least 1, got 0.");
        refusesShape(
                "dirac(groups=4)",
                "dirac with groups=4 needs a number of outputs that groups divides, got 6 in shape (3, 4, 6).",
                3,
                4,
                6);
        refusesShape(
                "dirac",
                "dirac needs a shape of three to five axes, (k..., inputs, outputs), got (4, 6) of 2; for a matrix take"
                        + " identity.",
                4,
                6);
        refusesShape(
                "sparse(sparsity=0.5)",
                "sparse needs a shape of two axes, (inputs, outputs), got (3, 4, 6) of 3.",
                3,
                4,
                6);
        assertThatThrownBy(() -> new Xavier(Distribution.TRUNCATED_NORMAL, 1))
                .hasMessage("PyTorch's Xavier and Kaiming draw from uniform or untruncated_normal, got"
                        + " truncated_normal; take variance_scaling for it.");
        assertThatThrownBy(() -> Initializers.xavierNormal(Double.NaN))
                .hasMessage("gain must be at least 0 and finite, got NaN.");
        assertThatThrownBy(() -> Initializers.sparse(Double.NaN, 1))
                .hasMessage("sparsity must be between 0 and 1, got NaN.");
        assertThatThrownBy(() -> Initializers.kaimingNormal(Double.NaN, FanMode.FAN_IN, Nonlinearity.LEAKY_RELU))
                .hasMessage("a must be finite, got NaN.");
        assertThatThrownBy(() -> Initializers.kaimingNormal(0, FanMode.FAN_AVG, Nonlinearity.RELU))
                .hasMessage("Kaiming divides by fan_in or fan_out, got the mode fan_avg.");
    }

    private static void refuses(String text, String message) {
        assertThatThrownBy(() -> Initializers.named(text)).hasMessage(message);
    }

    private static void refusesShape(String text, String message, int... axes) {
        assertThatThrownBy(() -> draw(Initializers.named(text), axes)).hasMessage(message);
    }

    private static float[] draw(Initializer initializer, int... axes) {
        Shape shape = Shape.of(axes);
        return initializer
                .initialize(shape, Fans.ofShape(shape), seed(3).stream("kernel"))
                .array();
    }
}
