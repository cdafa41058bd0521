package dev.fanin.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The numbers are those of `torch.nn.init.calculate_gain` of PyTorch 1.13.
class TorchGainTest {

    @ParameterizedTest
    @CsvSource({
        "linear, 1",
        "conv2d, 1",
        "conv_transpose3d, 1",
        "sigmoid, 1",
        "tanh, 1.6666666666666667",
        "relu, 1.4142135623730951",
        "leaky_relu, 1.4141428569978354",
        "selu, 0.75"
    })
    void theGainIsThatOfPyTorch(String nonlinearity, double gain) {
        assertThat(TorchGain.of(nonlinearity)).isEqualTo(gain);
    }

    @Test
    void leakyReluLooksAtItsSlope() {
        assertThat(TorchGain.of("leaky_relu", 1)).isEqualTo(1);
        assertThat(TorchGain.of("relu", 1)).isEqualTo(Math.sqrt(2));
    }

    @Test
    void whatPyTorchDoesNotKnowIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TorchGain.of("leakyrelu"))
                .withMessage("Unknown nonlinearity of PyTorch 'leakyrelu'; did you mean 'leaky_relu'? Known: linear, "
                        + "conv1d, conv2d, conv3d, conv_transpose1d, conv_transpose2d, conv_transpose3d, sigmoid, "
                        + "tanh, relu, leaky_relu, selu.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TorchGain.of("leaky_relu", Double.NaN))
                .withMessage("Expected a finite slope for PyTorch's gain of leaky_relu, got NaN.");
    }
}
