package dev.fanin.connection;

import static dev.fanin.connection.FanConvention.EXACT;
import static dev.fanin.connection.FanConvention.TORCH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.fanin.init.Fans;
import dev.fanin.tensor.Shape;
import dev.fanin.testing.Golden;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The fans of PyTorch, read off what its modules and `torch.nn.init` drew.
class TorchFansTest {

    private static final Map<String, Connection> MODULES = Map.ofEntries(
            Map.entry("linear_3_2", Connections.fullyConnected(3, 2)),
            Map.entry("linear_784_10", Connections.fullyConnected(784, 10)),
            Map.entry("linear_16_32", Connections.fullyConnected(16, 32)),
            Map.entry("linear_20_30_nobias", Connections.fullyConnected(20, 30)),
            Map.entry("conv1d", Connections.convolution(4, 8, 5)),
            Map.entry("conv2d", Connections.convolution(3, 16, 3, 3)),
            Map.entry("conv2d_g2", Connections.convolution(4, 8, 3, 3).groups(2)),
            Map.entry("conv3d", Connections.convolution(2, 4, 3, 3, 3)),
            Map.entry("convT2d", Connections.transposedConvolution(4, 6, 3, 3)),
            Map.entry(
                    "convT2d_g2", Connections.transposedConvolution(4, 6, 3, 3).groups(2)),
            Map.entry("mha.in_proj_weight", Connections.attentionInput(8, 2, 4)),
            Map.entry("mha_kv.q_proj_weight", new AttentionInput(8, 2, 4, false)),
            Map.entry("mha_kv.k_proj_weight", Connections.attentionInput(6, 2, 4)),
            Map.entry("mha_kv.v_proj_weight", Connections.attentionInput(4, 2, 4)),
            Map.entry("mha.out_proj.weight", Connections.attentionOutput(2, 4, 8)));

    record Module(String name, Shape shape, double weight, String bias) {

        static Module parse(String line) {
            String[] cells = line.split(";", -1);
            return new Module(cells[0], parsed(cells[1]), Double.parseDouble(cells[2]), cells[3]);
        }

        Connection connection() {
            return Objects.requireNonNull(MODULES.get(name));
        }

        /// Attention's inputs are drawn by `xavier_uniform_`, all else within `1 / sqrt(fan_in)`.
        double limit(Fans fans) {
            return connection() instanceof AttentionInput
                    ? Math.sqrt(6 / (fans.in() + fans.out()))
                    : 1 / Math.sqrt(fans.in());
        }

        /// The largest of n values misses the limit by 15/n with probability 3e-7.
        double least() {
            return 1 - 15.0 / shape.size();
        }
    }

    private static Shape parsed(String text) {
        return Shape.of(
                Arrays.stream(text.split("x", -1)).mapToInt(Integer::parseInt).toArray());
    }

    static Stream<Module> modules() {
        return Golden.lines("torch_modules.txt").stream().map(Module::parse);
    }

    @ParameterizedTest
    @MethodSource("modules")
    void modulesDrawUpToTheLimitThatTheFansSet(Module module) {
        Fans fans = TORCH.of(module.connection());
        assertThat(module.connection().torchShape()).isEqualTo(module.shape());
        double limit = module.limit(fans);
        assertThat(module.weight()).isBetween(limit * module.least(), limit * (1 + 1e-6));
        if (!module.bias().equals("-")) {
            Fans ofBias = TORCH.ofBias(module.connection(), Shape.of(1));
            assertThat(ofBias).isEqualTo(fans);
            assertThat(Double.parseDouble(module.bias())).isLessThanOrEqualTo(module.limit(ofBias) * (1 + 1e-6));
        }
    }

    /// Control: transposed and packed kernels, judged by the exact fans, would fail the test above.
    @Test
    void theLimitTellsTorchFromExact() {
        assertThat(modules()
                        .filter(module -> {
                            double exact = module.limit(EXACT.of(module.connection()));
                            return module.weight() < exact * module.least();
                        })
                        .map(Module::name))
                .containsExactly("convT2d", "convT2d_g2", "mha.in_proj_weight");
    }

    static Stream<String> initialized() {
        return Golden.lines("torch_fans.txt").stream();
    }

    /// From one seed, `kaiming_normal_` draws the same normal values times `sqrt(2 / fan)`, so two
    /// modes tell the ratio of the fans to float32's precision; `xavier_uniform_` bounds their sum.
    @ParameterizedTest
    @MethodSource("initialized")
    void theShapeRuleIsThatOfTorch(String line) {
        String[] cells = line.split(";", -1);
        Shape shape = parsed(cells[0]);
        Fans fans = Fans.ofTorchShape(shape);
        double ratio = Double.parseDouble(cells[2]) / Double.parseDouble(cells[3]);
        assertThat(ratio * ratio).isCloseTo(fans.out() / fans.in(), within(1e-5));
        double limit = Math.sqrt(6 / (fans.in() + fans.out()));
        assertThat(Double.parseDouble(cells[1])).isBetween(limit * (1 - 15.0 / shape.size()), limit * (1 + 1e-6));
    }

    /// The rule of Keras, which has the window first, gives other fans for these shapes.
    @Test
    void theTwoShapeRulesDiffer() {
        Shape shape = Shape.of(16, 3, 3, 3);
        assertThat(Fans.ofTorchShape(shape)).isEqualTo(new Fans(27, 144));
        assertThat(Fans.ofShape(shape)).isEqualTo(new Fans(144, 144));
    }

    @Test
    void hasNoFansForAVector() {
        assertThatThrownBy(() -> Fans.ofTorchShape(Shape.of(5)))
                .hasMessage("PyTorch has no fans for shape (5,), only for two axes and more;"
                        + " take those of the kernel beside it.");
        assertThatThrownBy(() -> Fans.ofTorchShape(Shape.of()))
                .hasMessage("PyTorch has no fans for shape (), only for two axes and more;"
                        + " take those of the kernel beside it.");
    }
}
