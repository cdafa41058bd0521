package dev.fanin.activation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What training computes in float32 against the definitions in double.
class TrainedInFloatTest {

    private static final float[] Z = points();

    static Stream<Elementwise> elementwise() {
        return ActivationsTest.elementwise();
    }

    /// Every power of two a float can be, times three numbers, both signs; and close to where
    /// activations bend.
    private static float[] points() {
        float[] points = new float[20_000];
        int n = 0;
        for (int exponent = -149; exponent < 128; exponent++) {
            for (float mantissa : new float[] {1, 1.37f, 1.93f}) {
                points[n++] = Math.scalb(mantissa, exponent);
                points[n++] = -Math.scalb(mantissa, exponent);
            }
        }
        for (float bend : new float[] {-3, -1.02f, -1, -0.52f, -0.5f, -0.3f, 0, 0.3f, 0.5f, 1, 1.02f, 3, 6}) {
            points[n++] = bend;
            points[n++] = Math.nextUp(bend);
            points[n++] = Math.nextDown(bend);
        }
        points[n++] = -0f;
        for (int i = -9000; i < 9000; i++) {
            points[n++] = i / 80f;
        }
        return Arrays.copyOf(points, n);
    }

    /// Relative to the value, so that small values keep their digits; below the normal floats there
    /// are fewer.
    @ParameterizedTest
    @MethodSource("elementwise")
    void valuesAreThoseOfTheDefinition(Elementwise phi) {
        float[] x = new float[Z.length];
        phi.forward(Z, x, 0, Z.length, 1);
        for (int i = 0; i < Z.length; i++) {
            double expected = (float) phi.value(Z[i]);
            if (Double.isInfinite(expected)) {
                assertThat((double) x[i]).isEqualTo(expected);
            } else {
                assertThat((double) x[i])
                        .as("%s(%s)", phi.name(), Z[i])
                        .isCloseTo(expected, within(1e-6 * Math.abs(expected) + cancelling(phi) + 2e-44));
            }
        }
    }

    /// What these take off is rounded to float first, as it is in other frameworks.
    private static double cancelling(Elementwise phi) {
        return phi instanceof SoftShrink || phi instanceof LeakyRelu ? 1e-7 : 0;
    }

    /// Backward may use x in place of z, as for sigmoid, and then is off by some roundings of 1.
    @ParameterizedTest
    @MethodSource("elementwise")
    void gradientsAreMultipliedByTheDerivative(Elementwise phi) {
        float[] x = new float[Z.length];
        float[] gradient = new float[Z.length];
        Arrays.fill(gradient, -3);
        phi.forward(Z, x, 0, Z.length, 1);
        phi.backward(Z, x, gradient, 0, Z.length, 1);
        for (int i = 0; i < Z.length; i++) {
            double expected = -3 * phi.derivative(Z[i]);
            if (Math.abs(expected) > Float.MAX_VALUE) {
                assertThat((double) gradient[i]).isEqualTo(Double.NEGATIVE_INFINITY);
            } else {
                assertThat((double) gradient[i])
                        .as("%s'(%s)", phi.name(), Z[i])
                        .isCloseTo(expected, within(1e-6 * Math.max(3, Math.abs(expected))));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("elementwise")
    void whatIsNotANumberStaysSo(Elementwise phi) {
        float[] z = new float[40];
        float[] x = new float[40];
        float[] gradient = new float[40];
        Arrays.fill(z, Float.NaN);
        Arrays.fill(gradient, 1);
        phi.forward(z, x, 0, 40, 1);
        assertThat(x).containsOnly(Float.NaN);
        if (!(phi instanceof Linear || phi instanceof CustomActivation)) {
            phi.backward(z, x, gradient, 0, 40, 1);
            assertThat(gradient).containsOnly(Float.NaN);
        }
    }

    /// At infinity they have the limit, also where the formula has infinity times 0.
    @ParameterizedTest
    @MethodSource("elementwise")
    void infinityGivesTheLimit(Elementwise phi) {
        if (phi instanceof CustomActivation) {
            return;
        }
        float[] z = {Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY};
        float[] x = new float[2];
        float[] gradient = {1, 1};
        phi.forward(z, x, 0, 2, 1);
        phi.backward(z, x, gradient, 0, 2, 1);
        for (int i = 0; i < 2; i++) {
            double far = i == 0 ? 1e30 : -1e30;
            double expected = phi.value(far);
            if (Math.abs(expected) > 1e20) {
                assertThat((double) x[i]).as(phi.name()).isEqualTo(Math.signum(expected) * Double.POSITIVE_INFINITY);
            } else {
                assertThat((double) x[i]).as(phi.name()).isCloseTo(expected, within(1e-6));
            }
        }
        assertThat(gradient).doesNotContain(Float.NaN);
    }

    @ParameterizedTest
    @MethodSource("elementwise")
    void onlyTheRowsAskedForAreTouched(Elementwise phi) {
        float[] x = new float[40];
        float[] gradient = new float[40];
        Arrays.fill(x, 7);
        Arrays.fill(gradient, 7);
        phi.forward(Arrays.copyOf(Z, 40), x, 2, 4, 8);
        phi.backward(Arrays.copyOf(Z, 40), x, gradient, 2, 4, 8);
        for (int i = 0; i < 40; i++) {
            if (i < 16 || i >= 32) {
                assertThat(x[i]).isEqualTo(7);
                assertThat(gradient[i]).isEqualTo(7);
            }
        }
    }
}
