package dev.fanin.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fanin.init.Fans;
import dev.fanin.init.Initializer;
import dev.fanin.init.Initializers;
import dev.fanin.init.Target;
import dev.fanin.tensor.Shape;
import dev.fanin.tensor.Tensor;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Initializers by name in the dialect `torch`, beside what PyTorch 1.13 drew with the seed 42.
class TorchTest {

    private static final TorchValues TORCH = TorchValues.read("torch113.npz");
    private static final Torch DIALECT = new Torch();

    private static Shape shape(String text) {
        return Shape.of(
                Arrays.stream(text.split("x", -1)).mapToInt(Integer::parseInt).toArray());
    }

    private static Tensor draw(String initializer, Shape shape, long seed) {
        return DIALECT.draw(Initializers.named(initializer), new Target(shape, DIALECT.fans(shape)), seed);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            normal                       | 17 | random_normal(stddev=1)
            uniform                      | 17 | random_uniform(minval=0,maxval=1)
            uniformab                    | 17 | random_uniform(minval=-0.5,maxval=0.25)
            xavier_uniform               | 7  | xavier_uniform
            xavier_uniform_g53           | 7  | xavier_uniform(gain=1.6666666666666667)
            xavier_normal                | 7  | xavier_normal
            kaiming_uniform              | 7  | kaiming_uniform
            kaiming_uniform_sqrt5        | 7  | kaiming_uniform(a=2.23606797749979)
            kaiming_normal               | 7  | kaiming_normal
            kaiming_normal_tanh          | 7  | kaiming_normal(nonlinearity=tanh)
            kaiming_normal_selu          | 7  | kaiming_normal(nonlinearity=selu)
            kaiming_normal_fanout_relu   | 7  | kaiming_normal(mode=fan_out,nonlinearity=relu)
            sparse03                     | 2  | sparse(sparsity=0.3)
            """)
    void drawsTheBitsOfPyTorch(String name, int count, String initializer) {
        Map<String, float[]> files = TORCH.startingWith(name + "_s42_");
        assertThat(files).hasSize(count);
        files.forEach((shape, expected) -> TorchValues.assertSameBits(
                name + " " + shape, draw(initializer, shape(shape), 42).array(), expected));
    }

    /// The bound is that of [TorchGeneratorTest].
    @ParameterizedTest
    @CsvSource({
        "trunc_normal, trunc_normal",
        "trunc_normal_02, 'trunc_normal(std=0.02,a=-0.04,b=0.04)'",
        "trunc_normal_02, truncated_normal(stddev=0.02)"
    })
    void cutsNormalValuesAsPyTorchDoes(String name, String initializer) {
        Map<String, float[]> files = TORCH.startingWith(name + "_s42_");
        assertThat(files).hasSize(7);
        files.forEach((shape, expected) -> assertThat(
                        TorchValues.farthest(draw(initializer, shape(shape), 42).array(), expected))
                .isLessThanOrEqualTo(5));
    }

    @ParameterizedTest
    @CsvSource({
        "eye_5x3, identity, 5x3",
        "eye_4x4, eye, 4x4",
        "dirac_g1_8x4x3x3, dirac, 8x4x3x3",
        "dirac_g2_8x4x3x3, dirac(groups=2), 8x4x3x3",
        "dirac_g1_4x4x5, dirac, 4x4x5"
    })
    void setsTheIdentitiesOfPyTorch(String name, String initializer, String shape) {
        TorchValues.assertSameBits(name, draw(initializer, shape(shape), 42).array(), TORCH.get(name));
    }

    @Test
    void fillsWithOneValue() {
        assertThat(draw("constant(value=0.1)", Shape.of(2), 42).array()).containsExactly(0.1f, 0.1f);
        assertThat(draw("ones", Shape.of(2), 42).array()).containsExactly(1, 1);
    }

    @Test
    void theSeedOfAnInitializerReplacesTheOther() {
        Tensor own = draw("random_normal(stddev=1,seed=7)", Shape.of(20), 42);
        assertThat(own.array())
                .isEqualTo(draw("random_normal(stddev=1)", Shape.of(20), 7).array());
        assertThat(own.array())
                .isNotEqualTo(draw("random_normal(stddev=1)", Shape.of(20), 42).array());
    }

    /// A bias has no fans in PyTorch; here it may be drawn with those of its kernel.
    @Test
    void aLawOfKerasTakesTheFansItIsGiven() {
        Initializer bias = Initializers.named("variance_scaling(scale=1,mode=fan_in,distribution=uniform)");
        Tensor drawn = DIALECT.draw(bias, new Target(Shape.of(100), new Fans(12, 1)), 42);
        float[] expected = new float[100];
        TorchGenerator.seeded(42).uniform(expected, -0.5, 0.5);
        assertThat(drawn.array()).isEqualTo(expected);
    }

    @Test
    void theFirstAxesAreOutputsAndInputs() {
        assertThat(DIALECT.fans(Shape.of(16, 3, 5, 7))).isEqualTo(new Fans(105, 560));
        assertThat(DIALECT.fans(Shape.of(10))).isEqualTo(new Fans(10, 10));
        assertThat(DIALECT.inFaninOrder(Shape.of(16, 3, 5, 7))).isEqualTo(Shape.of(5, 7, 3, 16));
        assertThat(DIALECT.inFaninOrder(Shape.of(16, 3))).isEqualTo(Shape.of(3, 16));
        assertThat(DIALECT.inFaninOrder(Shape.of(10))).isEqualTo(Shape.of(10));
    }
}
