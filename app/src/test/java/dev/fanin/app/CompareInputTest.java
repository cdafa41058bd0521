package dev.fanin.app;

import static dev.fanin.app.Comparing.compare;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What users may get wrong: each is told in one line, before any work is done.
class CompareInputTest {

    private static final String INITIALIZERS = "Known: glorot_uniform, glorot_normal, he_uniform, he_normal,"
            + " lecun_uniform, lecun_normal, variance_scaling, random_normal, truncated_normal,"
            + " random_uniform, orthogonal, zeros, ones, constant, identity, stft, xavier_uniform, xavier_normal,"
            + " kaiming_uniform, kaiming_normal, trunc_normal, sparse, dirac, eye, delta_orthogonal,"
            + " scaled_orthogonal, looks_linear, zero_hadamard, id_init, chrono, course_xavier.";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --depth         | 0           | depth must be at least 1, got 0.
            --depth         | -1          | depth must be at least 1, got -1.
            --width         | 0           | width must be at least 1, got 0.
            --epochs        | -1          | --epochs must be at least 1, got -1.
            --batch-size    | 0           | --batch-size must be at least 1, got 0.
            --seeds         | 0           | --seeds must be at least 1, got 0.
            --seeds         | 2000000000  | --seeds must be at most 100000, got 2000000000.
            --threads       | 0           | --threads must be at least 1, got 0.
            --learning-rate | NaN         | The learning rate must be at least 0 and finite, got NaN.
            --learning-rate | -1          | The learning rate must be at least 0 and finite, got -1.0.
            --learning-rate | Infinity    | The learning rate must be at least 0 and finite, got Infinity.
            --momentum      | 2           | The momentum of sgd must be from 0 to 1, got 2.0.
            --width         | 1000000     | Shape (1000000, 1000000) has 1000000000000 elements, more than one array can \
            hold.
            """)
    void aNumberOutOfItsRange(String option, String value, String message) {
        assertRefused(message, option, value);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --depth         | two         | 'two' is not a whole number in range
            --depth         | 99999999999 | '99999999999' is not a whole number in range
            --learning-rate | nan         | 'nan' is not a number
            --seed          | 1.5         | '1.5' is not a whole number in range
            """, quoteCharacter = '"')
    void whatIsNoSuchNumber(String option, String value, String message) {
        assertRefused(
                "Invalid value for option '" + option + "': " + message + ". See 'fanin compare --help'.",
                option,
                value);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            he_norml                  | Unknown initializer 'he_norml'; did you mean 'he_normal'? <known>
            zeros,,ones               | Unknown initializer ''. <known>
            ''                        | Unknown initializer ''. <known>
            ,                         | A comparison needs at least one initializer and one seed.
            random_normal(stdev=1)    | 'random_normal' has no parameter 'stdev'; did you mean 'stddev'? It takes mean, stddev, seed, shared.
            random_normal(stddev=-1)  | stddev must be at least 0 and finite, got -1.0.
            random_normal(stddev=one) | 'random_normal' expects a finite number for 'stddev', got 'one'.
            random_normal(stddev=1    | 'random_normal' expects its parameters as \
            'random_normal(parameter=value,...)', got 'random_normal(stddev=1'.
            he_normal(stddev=1)       | 'he_normal' has no parameter 'stddev'. It takes input_axes, output_axes, seed, shared.
            """, quoteCharacter = '"')
    void anInitializer(String initializers, String message) {
        assertRefused(message.replace("<known>", INITIALIZERS), "--initializers", initializers.replace("''", ""));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            reluu   | Unknown activation 'reluu'; did you mean 'relu'? Known: linear, relu, relu6, leaky_relu, elu, celu, selu, gelu, \
            silu, mish, softplus, softsign, sigmoid, tanh, hard_sigmoid, hard_silu, hard_tanh, exponential, \
            log_sigmoid, hard_shrink, soft_shrink, tanh_shrink, squareplus, sparse_plus, sparse_sigmoid, softmax, log_softmax, sparsemax, threshold.
            softmax | --activation is for hidden layers that theory can follow: expected one such as relu or tanh, and \
            neither softmax nor exponential, got 'softmax'.
            exponential | --activation is for hidden layers that theory can follow: expected one such as relu or tanh, \
            and neither softmax nor exponential, got 'exponential'.
            """, quoteCharacter = '"')
    void anActivation(String activation, String message) {
        assertRefused(message, "--activation", activation);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            digit             | Unknown data set 'digit'; did you mean 'digits'? Known: digits, digits-v1, moons, \
            circles, spirals, xor, blobs, and any folder of IDX files.
            no/such/folder    | Unknown data set 'no/such/folder'. Known: digits, digits-v1, moons, circles, \
            spirals, xor, blobs, and any folder of IDX files.
            digits(train=0)   | Data set 'digits': train must be from 1 to 1000000, got 0.
            moons(noise=loud) | Data set 'moons' expects a finite number for 'noise', got 'loud'.
            moons(nose=1)     | Data set 'moons' has no parameter 'nose'; did you mean 'noise'? It takes noise, train, \
            test.
            """, quoteCharacter = '"')
    void aDataSet(String data, String message) {
        assertRefused(message, "--data", data);
    }

    @Test
    void anOption() {
        Terminal terminal = compare("--epoch", "3");
        assertThat(terminal.status()).isEqualTo(2);
        assertThat(terminal.err())
                .startsWith("fanin: Unknown option '--epoch'; did you mean '--epochs'? Known: --initializers, --data,")
                .endsWith(" See 'fanin compare --help'." + System.lineSeparator());
    }

    private static void assertRefused(String message, String... options) {
        List<String> all = new ArrayList<>(List.of(options));
        all.add("--no-report");
        assertThat(compare(all.toArray(String[]::new)))
                .isEqualTo(new Terminal(2, "", "fanin: " + message + System.lineSeparator()));
    }
}
