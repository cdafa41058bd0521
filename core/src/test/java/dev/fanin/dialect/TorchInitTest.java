package dev.fanin.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.fanin.init.FanMode;
import dev.fanin.tensor.Shape;
import dev.fanin.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

/// Every value is that of PyTorch 1.13 on a processor with AVX2.
class TorchInitTest {

    private static final TorchValues TORCH = TorchValues.read("torch113.npz");

    private static final List<String> SHAPES =
            List.of("3x5", "5x3", "64x32", "32x64", "16x3x3x3", "8x4x5", "6x2x2x2x2");

    /// Checks all shapes that PyTorch drew for one initializer.
    private static void assertInits(String name, BiFunction<Shape, TorchGenerator, Tensor> init) {
        String start = name + "_s42_";
        assertThat(TORCH.startingWith(start)).containsOnlyKeys(SHAPES);
        for (String shape : SHAPES) {
            Tensor drawn = init.apply(shape(shape), TorchGenerator.seeded(42));
            TorchValues.assertSameBits(start + shape, drawn.array(), TORCH.get(start + shape));
        }
    }

    private static Shape shape(String text) {
        return Shape.of(
                Arrays.stream(text.split("x", -1)).mapToInt(Integer::parseInt).toArray());
    }

    @Test
    void xavierIsThatOfPyTorch() {
        assertInits("xavier_uniform", (shape, g) -> TorchInit.xavierUniform(shape, 1, g));
        assertInits("xavier_uniform_g53", (shape, g) -> TorchInit.xavierUniform(shape, TorchGain.of("tanh"), g));
        assertInits("xavier_normal", (shape, g) -> TorchInit.xavierNormal(shape, 1, g));
    }

    @Test
    void kaimingIsThatOfPyTorch() {
        FanMode in = FanMode.FAN_IN;
        assertInits("kaiming_uniform", (shape, g) -> TorchInit.kaimingUniform(shape, 0, in, "leaky_relu", g));
        assertInits(
                "kaiming_uniform_sqrt5",
                (shape, g) -> TorchInit.kaimingUniform(shape, Math.sqrt(5), in, "leaky_relu", g));
        assertInits("kaiming_normal", (shape, g) -> TorchInit.kaimingNormal(shape, 0, in, "leaky_relu", g));
        assertInits("kaiming_normal_tanh", (shape, g) -> TorchInit.kaimingNormal(shape, 0, in, "tanh", g));
        assertInits("kaiming_normal_selu", (shape, g) -> TorchInit.kaimingNormal(shape, 0, in, "selu", g));
        assertInits(
                "kaiming_normal_fanout_relu",
                (shape, g) -> TorchInit.kaimingNormal(shape, 0, FanMode.FAN_OUT, "relu", g));
    }

    /// The bound is that of [TorchGeneratorTest].
    @Test
    void theTruncatedNormalIsThatOfTheGenerator() {
        Tensor drawn = TorchInit.truncatedNormal(shape("64x32"), 0, 0.02, -0.04, 0.04, TorchGenerator.seeded(42));
        assertThat(TorchValues.farthest(drawn.array(), TORCH.get("trunc_normal_02_s42_64x32")))
                .isLessThanOrEqualTo(5);
    }

    @Test
    void sparseIsThatOfPyTorch() {
        for (String shape : List.of("10x20", "64x32")) {
            Tensor drawn = TorchInit.sparse(shape(shape), 0.3, 0.01, TorchGenerator.seeded(42));
            TorchValues.assertSameBits(shape, drawn.array(), TORCH.get("sparse03_s42_" + shape));
        }
    }

    @Test
    void identitiesAreThoseOfPyTorch() {
        assertThat(TORCH.names("eye_")).hasSize(2);
        assertThat(TORCH.names("dirac_")).hasSize(3);
        for (String shape : List.of("5x3", "4x4")) {
            TorchValues.assertSameBits(shape, TorchInit.eye(shape(shape)).array(), TORCH.get("eye_" + shape));
        }
        assertDirac("8x4x3x3", 1);
        assertDirac("8x4x3x3", 2);
        assertDirac("4x4x5", 1);
    }

    private static void assertDirac(String shape, int groups) {
        String name = "dirac_g" + groups + "_" + shape;
        TorchValues.assertSameBits(name, TorchInit.dirac(shape(shape), groups).array(), TORCH.get(name));
    }

    @Test
    void whatPyTorchRefusesIsRefused() {
        TorchGenerator generator = TorchGenerator.seeded(0);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TorchInit.xavierNormal(Shape.of(3), 1, generator))
                .withMessage(
                        "PyTorch has no fans for shape (3,), only for two axes and more; take those of the kernel beside it.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TorchInit.xavierUniform(Shape.of(3, 2), -1, generator))
                .withMessage("Expected a gain of at least 0, got -1.0.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TorchInit.kaimingNormal(Shape.of(3, 2), 0, FanMode.FAN_AVG, "relu", generator))
                .withMessage("Expected fan_in or fan_out, the modes that PyTorch has, got fan_avg.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TorchInit.sparse(Shape.of(3, 2, 1), 0.5, 0.01, generator))
                .withMessage("Expected two axes for sparse_, got shape (3, 2, 1).");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TorchInit.sparse(Shape.of(3, 2), 1.5, 0.01, generator))
                .withMessage("Expected a sparsity from 0 to 1, got 1.5.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TorchInit.eye(Shape.of(3)))
                .withMessage("Expected two axes for eye_, got shape (3,).");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TorchInit.dirac(Shape.of(3, 3), 1))
                .withMessage("Expected 3 to 5 axes for dirac_, got shape (3, 3).");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TorchInit.dirac(Shape.of(4, 4, 3), 3))
                .withMessage("Expected groups that divide the first axis of (4, 4, 3), got 3.");
    }
}
