package dev.fanin.init;

import static dev.fanin.random.Seed.seed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.fanin.tensor.Shape;
import dev.fanin.testing.Golden;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every initializer of Keras 3.15.1 as it was drawn there, at shapes of one to five axes.
class KerasRecordsTest {

    private static final double ALLOWED = 4;

    /// @param label the initializer, with parameters in the label
    /// @param fans what Keras reads from the shape
    /// @param drawn what Keras drew
    /// @param deviation the standard deviation Keras aims at, or NaN where it states none
    /// @param limit the end of a uniform, or the cut of a truncated normal, or infinite
    record Drawing(String label, Shape shape, Fans fans, Moments drawn, double deviation, double limit, String config) {

        static Drawing parse(String line) {
            String[] cells = line.split(";", -1);
            Shape shape = Shape.of(Arrays.stream(cells[1].split("x", -1))
                    .mapToInt(Integer::parseInt)
                    .toArray());
            Moments drawn = new Moments(number(cells[4]), number(cells[5]), number(cells[6]), number(cells[7]));
            double limit = Stream.of(cells[9], cells[10])
                    .filter(cell -> !cell.equals("-"))
                    .mapToDouble(Drawing::number)
                    .findFirst()
                    .orElse(Double.POSITIVE_INFINITY);
            Fans fans = new Fans(number(cells[2]), number(cells[3]));
            return new Drawing(cells[0], shape, fans, drawn, number(cells[8]), limit, cells[11]);
        }

        private static double number(String cell) {
            return cell.equals("-") ? Double.NaN : Double.parseDouble(cell);
        }

        Initializer initializer() {
            if (label.startsWith("vs2_")) {
                String mode = label.substring("vs2_".length()).replaceAll("^(fan_[a-z]+)_.*", "$1");
                String distribution = label.substring("vs2_".length() + mode.length() + 1);
                return Initializers.named(
                        "variance_scaling(scale=2,mode=" + mode + ",distribution=" + distribution + ")");
            }
            return Initializers.named(
                    switch (label) {
                        case "orthogonal_g1.0" -> "orthogonal";
                        case "orthogonal_g1.5" -> "orthogonal(gain=1.5)";
                        case "identity_g2" -> "identity(gain=2)";
                        case "constant3" -> "constant(value=3)";
                        default -> label;
                    });
        }

        Target target() {
            return new Target(shape, fans);
        }
    }

    record Moments(double mean, double deviation, double least, double largest) {

        static Moments of(float[] values) {
            double sum = 0;
            double least = Double.POSITIVE_INFINITY;
            double largest = Double.NEGATIVE_INFINITY;
            for (float value : values) {
                sum += value;
                least = Math.min(least, value);
                largest = Math.max(largest, value);
            }
            double mean = sum / values.length;
            double squares = 0;
            for (float value : values) {
                squares += (value - mean) * (value - mean);
            }
            return new Moments(mean, Math.sqrt(squares / values.length), least, largest);
        }
    }

    static Stream<Drawing> records() {
        return Golden.lines("keras_records.txt").stream().map(Drawing::parse);
    }

    @Test
    void thereAreAllOfThem() {
        assertThat(records()).hasSize(110);
    }

    @ParameterizedTest
    @MethodSource("records")
    void theFansOfTheShapeAreThoseOfKeras(Drawing keras) {
        assertThat(Fans.ofShape(keras.shape())).isEqualTo(keras.fans());
    }

    @ParameterizedTest
    @MethodSource("records")
    void theStandardDeviationAndTheLimitAreThoseKerasAimsAt(Drawing keras) {
        Initializer initializer = keras.initializer();
        if (!Double.isNaN(keras.deviation())) {
            assertThat(initializer.standardDeviation(keras.target()))
                    .isCloseTo(keras.deviation(), within(1e-6 * keras.deviation()));
        }
        if (Double.isFinite(keras.limit())) {
            double limit = switch (((Independent) initializer).law(keras.target())) {
                case dev.fanin.random.Law.Uniform uniform -> uniform.high();
                case dev.fanin.random.Law.TruncatedNormal cut -> cut.high();
                case dev.fanin.random.Law.Normal normal -> throw new AssertionError(normal);
            };
            assertThat(limit).isCloseTo(keras.limit(), within(1e-6 * keras.limit()));
        }
    }

    /// Four standard errors: one false alarm in 16,000 for each of some 400 comparisons of fixed
    /// draws. The kurtosis that the error of a deviation needs is at most 3. In an orthogonal
    /// matrix all squares sum to the same, so its error is smaller than said.
    @ParameterizedTest
    @MethodSource("records")
    void ourMomentsAndThoseOfKerasAreWithinFourStandardErrors(Drawing keras) {
        Initializer initializer = keras.initializer();
        Moments ours = Moments.of(initializer
                .initialize(keras.target(), seed(2026).stream("kernel"))
                .array());
        boolean deterministic = initializer instanceof Deterministic;
        double mean = initializer.mean(keras.target());
        double deviation = initializer.standardDeviation(keras.target());
        double size = keras.shape().size();
        double meanError = deterministic ? 1e-7 : deviation / Math.sqrt(size);
        double deviationError = deterministic ? 1e-7 : deviation * Math.sqrt(0.5 / size);
        for (Moments moments : new Moments[] {ours, keras.drawn()}) {
            assertThat(moments.mean()).isCloseTo(mean, within(ALLOWED * meanError));
            assertThat(moments.deviation()).isCloseTo(deviation, within(ALLOWED * deviationError));
            assertThat(moments.largest()).isLessThanOrEqualTo(keras.limit() * (1 + 1e-6));
            assertThat(moments.least()).isGreaterThanOrEqualTo(-keras.limit() * (1 + 1e-6));
        }
        if (!deterministic && size > 4000) {
            assertThat(Math.abs(ours.deviation() - deviation * 1.1)).isGreaterThan(ALLOWED * deviationError);
        }
    }

    @ParameterizedTest
    @MethodSource("records")
    void theConfigHasTheKeysOfKerasInItsOrder(Drawing keras) {
        InitializerConfig config = InitializerConfig.of(keras.initializer());
        if (keras.label().equals("identity_g2")) {
            assertThat(keras.config()).isEmpty(); // Keras loses the gain
            assertThat(config.values()).hasToString("{gain=2.0}");
            return;
        }
        if (config.className().startsWith("He") && keras.label().startsWith("vs2")) {
            // Equal parameters are one initializer here, and the shorter class describes it.
            assertThat(keras.config()).endsWith("input_axes=null,output_axes=null");
            return;
        }
        String seeded =
                config.values().toString().replace("seed=null", "seed=42").replace(", ", ",");
        assertThat(seeded).isEqualTo("{" + keras.config() + "}");
    }

    /// Negative control: the channels alone would not do.
    @Test
    void aWrongRuleForFansWouldBeSeen() {
        assertThat(Fans.ofShape(Shape.of(3, 3, 16, 32))).isNotEqualTo(new Fans(16, 32));
        assertThat(Fans.ofShape(Shape.of())).isEqualTo(new Fans(1, 1));
    }

    static Stream<String[]> aliases() {
        return Golden.lines("keras_aliases.txt").stream().map(line -> line.split(";", -1));
    }

    @Test
    void thereAreAllNames() {
        assertThat(aliases()).hasSize(41);
    }

    @ParameterizedTest
    @MethodSource("aliases")
    void everyNameThatKerasAcceptsMeansTheSame(String name, String className) {
        if (className.equals("Initializer")) {
            assertThatThrownBy(() -> Initializers.named(name))
                    .hasMessage("'" + name + "' is Keras's abstract base of initializers, which draws nothing; name one"
                            + " that does, such as 'glorot_uniform'.");
            return;
        }
        InitializerConfig config = InitializerConfig.of(Initializers.named(name));
        // Equal parameters are one initializer here: VarianceScaling's defaults are LecunNormal's.
        String expected = switch (className) {
            case "VarianceScaling" -> "LecunNormal";
            case "Constant" -> "Zeros";
            default -> className;
        };
        assertThat(config.className()).isEqualTo(expected);
        assertThat(Initializers.named(className)).isEqualTo(Initializers.named(name));
    }

    /// As in Keras, where a wrong case is a wrong name.
    @ParameterizedTest
    @MethodSource("aliases")
    void upperAndLowerCaseDiffer(String name, String className) {
        assertThat(className).isNotEmpty();
        String shouted = name.toUpperCase(Locale.ROOT);
        if (!name.equals("STFT") && !name.equals("stft")) {
            boolean dl4j = shouted.matches("ONES|ZERO|NORMAL|UNIFORM|LECUN_NORMAL|LECUN_UNIFORM|IDENTITY");
            if (!dl4j) {
                assertThatThrownBy(() -> Initializers.named(shouted))
                        .hasMessageStartingWith("Unknown initializer '" + shouted + "'");
            }
        }
    }
}
