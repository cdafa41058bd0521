package dev.fanin.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GainCommandTest {

    @Test
    void saysWhatEachNumberOfOneActivationMeans() {
        Terminal terminal = Terminal.run("gain", "tanh");
        assertThat(terminal.status()).isZero();
        assertThat(terminal.err()).isEmpty();
        assertThat(terminal.out())
                .startsWith("What tanh makes of a signal from N(0, 1)\n====")
                .contains("\ngain              1.592537  1 / sqrt(E phi^2): ", "\nPyTorch           1.666667  ")
                .endsWith("\nThe gains hold where the sums have variance 1.\n");
    }

    /// The figures of the theory, computed apart in Python.
    @Test
    void printsOneActivationAsJson() {
        Terminal terminal = Terminal.run("gain", "tanh", "--json");
        assertThat(terminal.status()).isZero();
        assertThat(terminal.err()).isEmpty();
        Map<String, String> values = Json.values(terminal.out());
        assertThat(List.copyOf(values.keySet()))
                .isEqualTo(List.of(
                        "/activation",
                        "/mean",
                        "/second_moment",
                        "/derivative_second_moment",
                        "/gain",
                        "/variance_gain",
                        "/backward_gain",
                        "/chi1"));
        assertThat(values).containsEntry("/activation", "tanh").containsEntry("/mean", "0.0");
        assertNumber(values, "/second_moment", 0.394294);
        assertNumber(values, "/derivative_second_moment", 0.464403);
        assertNumber(values, "/gain", 1.592537);
        assertNumber(values, "/variance_gain", 1.592537);
        assertNumber(values, "/backward_gain", 1.467414);
        assertNumber(values, "/chi1", 1.177807);
    }

    @Test
    void knowsParametersAndAliases() {
        Map<String, String> leaky = Json.values(Terminal.run("gain", "leaky_relu(negative_slope=0.01)", "--json")
                .out());
        assertThat(leaky).containsEntry("/activation", "leaky_relu(negative_slope=0.01)");
        assertNumber(leaky, "/gain", 1.414143);
        assertThat(Json.values(Terminal.run("gain", "swish", "--json").out())).containsEntry("/activation", "silu");
    }

    @Test
    void showsAllActivationsWithoutAName() {
        Terminal terminal = Terminal.run("gain");
        assertThat(terminal.status()).isZero();
        assertThat(terminal.err()).isEmpty();
        assertThat(terminal.out())
                .contains("\nactivation ", "\ntanh  ", "\ngelu(approximate=true)")
                .doesNotContain("softmax");
        Map<String, String> values = Json.values(Terminal.run("gain", "--json").out());
        assertThat(values)
                .containsEntry("/gains/0/activation", "linear")
                .containsEntry("/gains/0/pytorch_gain", "1.0")
                .containsEntry("/gains/2/activation", "relu6")
                .containsEntry("/gains/2/pytorch_gain", "null")
                .containsEntry("/gains/18/activation", "exponential")
                .containsEntry("/gains/19/activation", "log_sigmoid")
                .containsEntry("/gains/25/activation", "sparse_sigmoid")
                .doesNotContainKey("/gains/26/activation");
        assertNumber(values, "/gains/1/gain", 1.414214);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            gain tahn        | Unknown activation 'tahn'; did you mean 'tanh'? Known: linear, relu, relu6, leaky_relu, \
            elu, celu, selu, gelu, silu, mish, softplus, softsign, sigmoid, tanh, hard_sigmoid, hard_silu, hard_tanh, \
            exponential, log_sigmoid, hard_shrink, soft_shrink, tanh_shrink, squareplus, sparse_plus, sparse_sigmoid, \
            softmax, log_softmax, sparsemax, threshold.
            gain softmax     | A gain is defined for elementwise activations; 'softmax' looks at a whole row at once.
            gain elu(beta=1) | 'elu' has no parameter 'beta'. It takes alpha.
            gain elu(alpha=) | 'elu' expects each parameter as parameter=value, got 'alpha='.
            gain tanh relu   | Unexpected argument 'relu'. See 'fanin gain --help'.
            gain --jsn       | Unknown option '--jsn'; did you mean '--json'? Known: --json, --help, --version. See \
            'fanin gain --help'.
            """, quoteCharacter = '"')
    void refusesWhatItCannotDo(String command, String message) {
        Terminal terminal = Terminal.run(command.split(" "));
        assertThat(terminal).isEqualTo(new Terminal(2, "", "fanin: " + message + System.lineSeparator()));
    }

    private static void assertNumber(Map<String, String> values, String path, double expected) {
        assertThat(Double.parseDouble(values.getOrDefault(path, "NaN"))).isCloseTo(expected, within(5.1e-7));
    }
}
