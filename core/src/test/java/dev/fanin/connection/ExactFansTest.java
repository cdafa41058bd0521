package dev.fanin.connection;

import static dev.fanin.connection.FanConvention.EXACT;
import static dev.fanin.connection.FanConvention.KERAS;
import static dev.fanin.connection.FanConvention.TORCH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.fanin.init.Distribution;
import dev.fanin.init.FanMode;
import dev.fanin.init.Fans;
import dev.fanin.init.VarianceScaling;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/// The exact fans against counting, and against what plain loops do to variance.
///
/// Statistical tests draw a kernel and its inputs at least 100 times and allow five standard
/// errors; chance alone fails one assertion in 400,000 (Student's t), and the seeds are fixed.
class ExactFansTest {

    private static final double ALLOWED = 5;
    private static final VarianceScaling FORWARD =
            new VarianceScaling(1, FanMode.FAN_IN, Distribution.UNTRUNCATED_NORMAL);
    private static final VarianceScaling BACKWARD =
            new VarianceScaling(1, FanMode.FAN_OUT, Distribution.UNTRUNCATED_NORMAL);

    static final List<Example> EXAMPLES = Example.ALL;

    @ParameterizedTest
    @FieldSource("EXAMPLES")
    void varianceOneStaysOneForward(Example example) {
        Connection connection = example.connection();
        for (FanConvention convention : FanConvention.values()) {
            Propagation measured = forward(connection, convention);
            double predicted =
                    EXACT.of(connection).in() / convention.of(connection).in();
            assertThat(measured.errorsFrom(predicted)).as("%s", convention).isLessThan(ALLOWED);
            assertThat(measured.error()).isLessThan(0.04 * predicted);
            if (predicted != 1) {
                assertThat(measured.errorsFrom(1)).as("control: %s", convention).isGreaterThan(10);
            }
        }
    }

    @ParameterizedTest
    @FieldSource("EXAMPLES")
    void varianceOneStaysOneBackward(Example example) {
        Connection connection = example.connection();
        for (FanConvention convention : FanConvention.values()) {
            Propagation measured = backward(connection, convention);
            double predicted =
                    EXACT.of(connection).out() / convention.of(connection).out();
            assertThat(measured.errorsFrom(predicted)).as("%s", convention).isLessThan(ALLOWED);
            assertThat(measured.error()).isLessThan(0.04 * predicted);
            if (predicted != 1) {
                assertThat(measured.errorsFrom(1)).as("control: %s", convention).isGreaterThan(10);
            }
        }
    }

    /// The controls above run where conventions differ; here is how often that is.
    @Test
    void theExamplesTellTheConventionsApart() {
        assertThat(differing(KERAS, Fans::in)).isEqualTo(7);
        assertThat(differing(KERAS, Fans::out)).isEqualTo(10);
        assertThat(differing(TORCH, Fans::in)).isEqualTo(4);
        assertThat(differing(TORCH, Fans::out)).isEqualTo(13);
    }

    /// Gates add up: where the gradient comes back through all four at once, its variance is four
    /// times that of one.
    @Test
    void fourGatesSendBackFourTimesTheVarianceOfOne() {
        RecurrentInput lstm = new RecurrentInput(16, 32, 4);
        Wiring allGates = Wiring.matrix(16, 128, 128);
        Propagation measured = Propagation.backward(lstm, allGates, BACKWARD, EXACT.of(lstm));
        assertThat(measured.errorsFrom(4)).isLessThan(ALLOWED);
        assertThat(measured.errorsFrom(1)).isGreaterThan(10);
    }

    record Counted(Connection connection, Wiring wiring) {

        @Override
        public String toString() {
            return connection.toString();
        }
    }

    static Stream<Counted> counted() {
        List<Counted> all = new ArrayList<>();
        for (int window = 1; window <= 4; window++) {
            for (int stride = 1; stride <= 3; stride++) {
                for (int dilation = 1; dilation <= 2; dilation++) {
                    for (int groups = 1; groups <= 2; groups++) {
                        Convolution c = Connections.convolution(4, 6, window)
                                .strides(stride)
                                .groups(groups);
                        all.add(new Counted(c, Wiring.of(c, Wiring.inside(c.window(), c.strides(), dilation))));
                        TransposedConvolution t = Connections.transposedConvolution(4, 6, window)
                                .strides(stride)
                                .groups(groups);
                        all.add(new Counted(t, Wiring.of(t, Wiring.inside(t.window(), t.strides(), dilation))));
                    }
                    DepthwiseConvolution d =
                            Connections.depthwiseConvolution(3, 2, window).strides(stride);
                    all.add(new Counted(d, Wiring.of(d, Wiring.inside(d.window(), d.strides(), dilation))));
                }
            }
        }
        Convolution mixed = Connections.convolution(2, 4, 3, 2, 4).strides(1, 2, 3);
        all.add(new Counted(mixed, Wiring.of(mixed)));
        TransposedConvolution spread =
                Connections.transposedConvolution(2, 4, 3, 5).strides(2, 1);
        all.add(new Counted(spread, Wiring.of(spread)));
        for (Example example : Example.ALL) {
            if (!(example.connection() instanceof EmbeddingLookup)) {
                all.add(new Counted(example.connection(), Wiring.of(example.connection())));
            }
        }
        return all.stream();
    }

    /// Windows wider and narrower than the stride, with and without dilation, on one to three axes.
    @ParameterizedTest
    @MethodSource("counted")
    void areTheNumbersOfWeights(Counted counted) {
        Fans fans = EXACT.of(counted.connection());
        assertThat(counted.wiring().countedFanIn()).isCloseTo(fans.in(), within(1e-12));
        assertThat(counted.wiring().countedFanOut()).isCloseTo(fans.out(), within(1e-12));
    }

    /// By hand: `1 * 1 + 2 * 10 + 3 * 100`, and so on; spread with stride 2, `1, 10, 100 + 2, ...`.
    @Test
    void theWiringIsThatOfConvolutions() {
        Convolution c = Connections.convolution(1, 1, 3);
        Wiring sliding = Wiring.of(c, List.of(Axis.inside(2, 3, 1, 1)));
        assertThat(sliding.forward(new float[] {1, 10, 100}, new double[] {1, 2, 3, 4}))
                .containsExactly(321, 432);
        assertThat(sliding.backward(new float[] {1, 10, 100}, new double[] {1, 2}))
                .containsExactly(1, 12, 120, 200);
        TransposedConvolution t = Connections.transposedConvolution(1, 1, 3).strides(2);
        Wiring spreading = Wiring.of(t, List.of(Axis.inside(2, 3, 2, 1)));
        assertThat(spreading.forward(new float[] {1, 10, 100}, new double[] {1, 2}))
                .containsExactly(1, 10, 102, 20, 200);
    }

    private static Propagation forward(Connection connection, FanConvention convention) {
        return Propagation.forward(connection, FORWARD, convention.of(connection), Propagation.Before.NOTHING);
    }

    private static Propagation backward(Connection connection, FanConvention convention) {
        return Propagation.backward(connection, BACKWARD, convention.of(connection));
    }

    private static long differing(FanConvention convention, ToDoubleFunction<Fans> fan) {
        return Example.ALL.stream()
                .map(Example::connection)
                .filter(c -> fan.applyAsDouble(convention.of(c)) != fan.applyAsDouble(EXACT.of(c)))
                .count();
    }
}
