package dev.fanin.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fanin.init.Initializers;
import dev.fanin.init.Target;
import dev.fanin.tensor.Shape;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// What a framework does not have is refused in one line.
class RefusalTest {

    private static final String ADVICE = "; take one that it has, or the dialect fanin.";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            torch      | 4,4   | identity(gain=2)        | PyTorch cannot draw 'identity(gain=2.0)': its eye_ has no gain
            jax        | 4,4   | random_normal(mean=1)   | JAX cannot draw 'random_normal(mean=1.0,stddev=0.05)': \
            its normal distributions have the mean 0
            jax        | 4,4   | truncated_normal(mean=1,stddev=2) | JAX cannot draw \
            'truncated_normal(mean=1.0,stddev=2.0)': its normal distributions have the mean 0
            jax        | 4,4   | trunc_normal(mean=1)    | JAX cannot draw 'trunc_normal(mean=1.0)': \
            its normal distributions have the mean 0
            jax        | 4,4   | trunc_normal(std=0)     | JAX cannot draw 'trunc_normal(std=0.0)': \
            its bounds are in standard deviations, of which none is 0
            tensorflow | 4,4   | trunc_normal(b=1)       | TensorFlow cannot draw 'trunc_normal(b=1.0)': \
            it cuts at two standard deviations only
            numpy      | 4,4   | he_normal               | NumPy cannot draw 'he_normal': \
            it has no truncated normal distribution
            numpy_legacy | 4,4 | truncated_normal(stddev=1) | NumPy cannot draw 'truncated_normal(stddev=1.0)': \
            it has no truncated normal distribution
            """)
    void saysWhatIsMissing(String dialect, String shape, String initializer, String message) {
        assertThatThrownBy(() -> draw(dialect, initializer, shape))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message + ADVICE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            torch      | 4   | xavier_uniform   | PyTorch has no fans for shape (4,), only for two axes and more; \
            take those of the kernel beside it.
            torch      | 4   | orthogonal       | Expected at least two axes for orthogonal, got shape (4,).
            torch      | 4,4 | truncated_normal(stddev=0) | Expected std above 0 and low < high, got std 0.0, \
            low 0.0, high 0.0.
            jax        | 4   | glorot_uniform   | JAX has no fans for shape (4,), only for two axes and more; \
            take random_normal or random_uniform for it.
            jax        | 4   | orthogonal       | Expected at least two axes for orthogonal, got shape (4,).
            jax        | 4,4 | delta_orthogonal | Expected 3 to 5 axes and at most as many inputs as outputs for \
            delta_orthogonal, got shape (4, 4).
            jax        | 3,5,4 | delta_orthogonal | Expected 3 to 5 axes and at most as many inputs as outputs for \
            delta_orthogonal, got shape (3, 5, 4).
            keras_jax  | 4   | orthogonal       | Expected at least two axes for orthogonal, got shape (4,).
            """)
    void saysWhatAShapeLacks(String dialect, String shape, String initializer, String message) {
        assertThatThrownBy(() -> draw(dialect, initializer, shape))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    static Stream<Arguments> unknown() {
        String everywhere = "looks_linear scaled_orthogonal zero_hadamard id_init chrono(t_max=10)";
        return Stream.of(
                        "torch PyTorch delta_orthogonal stft " + everywhere,
                        "jax JAX sparse(sparsity=0.5) dirac stft xavier_uniform kaiming_normal " + everywhere,
                        "tensorflow TensorFlow delta_orthogonal sparse(sparsity=0.5) dirac stft " + everywhere,
                        "numpy NumPy orthogonal delta_orthogonal sparse(sparsity=0.5) dirac stft " + everywhere,
                        "keras Keras delta_orthogonal sparse(sparsity=0.5) dirac xavier_normal kaiming_uniform"
                                + " trunc_normal " + everywhere)
                .map(line -> line.split(" ", -1))
                .flatMap(words ->
                        Arrays.stream(words).skip(2).map(initializer -> Arguments.of(words[0], words[1], initializer)));
    }

    @ParameterizedTest
    @MethodSource("unknown")
    void refusesWhatTheFrameworkDoesNotHave(String dialect, String framework, String initializer) {
        String name = Initializers.named(initializer).toString();
        assertThatThrownBy(() -> draw(dialect, initializer, "4,4"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(framework + " cannot draw '" + name + "': it has no such initializer" + ADVICE);
    }

    private static void draw(String dialect, String initializer, String shape) {
        ForeignDialect named = (ForeignDialect) Dialect.named(dialect);
        int[] axes =
                Arrays.stream(shape.split(",", -1)).mapToInt(Integer::parseInt).toArray();
        Shape parsed = Shape.of(axes);
        assertThat(named.draw(Initializers.named(initializer), new Target(parsed, named.fans(parsed)), 42))
                .isNull();
    }
}
