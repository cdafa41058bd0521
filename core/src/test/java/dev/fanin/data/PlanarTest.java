package dev.fanin.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.fanin.random.Seed;
import dev.fanin.tensor.Shape;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PlanarTest {

    private static final Seed SEED = new Seed(11);

    interface PlanarSet {
        Dataset of(int train, int test, double noise, Seed seed);
    }

    static Stream<PlanarSet> everySet() {
        return Stream.of(Planar::moons, Planar::circles, Planar::spirals, Planar::xor, Planar::blobs);
    }

    @ParameterizedTest
    @MethodSource("everySet")
    void hasPointsAndBalancedClassesAndSaysThatItIsSynthetic(PlanarSet set) {
        Dataset data = set.of(31, 10, 0.1, SEED);
        assertThat(data.xTrain().shape()).isEqualTo(Shape.of(31, 2));
        assertThat(data.yTest().shape()).isEqualTo(Shape.of(10));
        assertThat(data.toString()).isEqualTo(data.name() + ": synthetic points in the plane, noise 0.1, seed 11");
        int[] counts = new int[data.classes()];
        for (float label : data.yTrain().array()) {
            counts[(int) label]++;
        }
        for (int count : counts) {
            assertThat(count).isBetween(31 / data.classes(), 31 / data.classes() + 1);
        }
    }

    @ParameterizedTest
    @MethodSource("everySet")
    void aPointDependsOnItsNumberAndPartAlone(PlanarSet set) {
        Dataset many = set.of(500, 200, 0.1, SEED);
        Dataset few = set.of(33, 7, 0.1, SEED);
        assertThat(few.xTrain().array()).isEqualTo(many.xTrain().slice(0, 33).array());
        assertThat(few.yTrain().array()).isEqualTo(many.yTrain().slice(0, 33).array());
        assertThat(few.xTest().array()).isEqualTo(many.xTest().slice(0, 7).array());
        assertThat(many.xTest().slice(0, 33).array()).isNotEqualTo(few.xTrain().array());
        assertThat(set.of(33, 7, 0.1, new Seed(12)).xTrain().array())
                .isNotEqualTo(few.xTrain().array());
    }

    /// The estimate of a standard deviation from m normal values has the standard error sigma /
    /// sqrt(2 m); five of them are passed by chance less than once in a million runs, and the seed
    /// is fixed.
    @ParameterizedTest
    @MethodSource("everySet")
    void noiseHasTheStatedStandardDeviation(PlanarSet set) {
        float[] clean = set.of(4000, 1, 0, SEED).xTrain().array();
        float[] noisy = set.of(4000, 1, 0.3, SEED).xTrain().array();
        double squares = 0;
        for (int i = 0; i < clean.length; i++) {
            squares += Math.pow(noisy[i] - clean[i], 2);
        }
        double error = 0.3 / Math.sqrt(2.0 * clean.length);
        assertThat(Math.sqrt(squares / clean.length)).isCloseTo(0.3, within(5 * error));
    }

    @ParameterizedTest
    @MethodSource("everySet")
    void refusesNoiseOutOfRange(PlanarSet set) {
        assertThatThrownBy(() -> set.of(10, 10, -0.1, SEED))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("noise must be from 0 to 10, got -0.1.");
        assertThatThrownBy(() -> set.of(10, 10, Double.NaN, SEED)).hasMessage("noise must be from 0 to 10, got NaN.");
        assertThatThrownBy(() -> set.of(10, 0, 0.1, SEED)).hasMessage("test must be from 1 to 1000000, got 0.");
    }

    private interface Property {
        void check(int label, double x, double y);
    }

    private static void forEachPoint(Dataset data, Property property) {
        for (int i = 0; i < data.trainSize(); i++) {
            property.check(
                    (int) data.yTrain().get(i),
                    data.xTrain().get(i, 0),
                    data.xTrain().get(i, 1));
        }
    }

    @Test
    void moonsAreTwoInterleavedHalfCircles() {
        forEachPoint(Planar.moons(500, 1, 0, SEED), (label, x, y) -> {
            double towards = label == 0 ? 1 : -1;
            double fromX = label == 0 ? x : x - 1;
            double fromY = label == 0 ? y : y - 0.5;
            assertThat(Math.hypot(fromX, fromY)).isCloseTo(1, within(1e-6));
            assertThat(towards * fromY).isGreaterThan(-1e-6);
        });
    }

    @Test
    void circlesHaveRadiusOneAndOneHalf() {
        forEachPoint(
                Planar.circles(500, 1, 0, SEED),
                (label, x, y) -> assertThat(Math.hypot(x, y)).isCloseTo(label == 0 ? 1 : 0.5, within(1e-6)));
    }

    @Test
    void spiralArmsTurnWithTheRadiusHalfATurnApart() {
        forEachPoint(Planar.spirals(500, 1, 0, SEED), (label, x, y) -> {
            double radius = Math.hypot(x, y);
            double turns = 1.75 * radius + 0.5 * label;
            assertThat(radius).isLessThan(1.000001);
            assertThat(x).isCloseTo(radius * Math.cos(2 * Math.PI * turns), within(1e-5));
            assertThat(y).isCloseTo(radius * Math.sin(2 * Math.PI * turns), within(1e-5));
        });
    }

    @Test
    void xorIsTheSignOfTheProduct() {
        int[] right = new int[2];
        forEachPoint(Planar.xor(1000, 1, 0, SEED), (label, x, y) -> {
            assertThat(Math.abs(x) <= 1 && Math.abs(y) <= 1).isTrue();
            assertThat(label == 0 ? x * y : -x * y).isGreaterThanOrEqualTo(0);
            right[label] += x >= 0 ? 1 : 0;
        });
        // Of 500 points each, 250 are expected on the right; the standard error is 11.
        assertThat(right[0]).isBetween(200, 300);
        assertThat(right[1]).isBetween(200, 300);
    }

    @Test
    void blobsSitOnTheCornersOfATriangle() {
        double[][] sums = new double[3][2];
        forEachPoint(Planar.blobs(3000, 1, 0.2, SEED), (label, x, y) -> {
            sums[label][0] += x / 1000;
            sums[label][1] += y / 1000;
        });
        double error = 0.2 / Math.sqrt(1000);
        for (int c = 0; c < 3; c++) {
            assertThat(sums[c][0]).isCloseTo(Math.cos(2 * Math.PI * c / 3), within(5 * error));
            assertThat(sums[c][1]).isCloseTo(Math.sin(2 * Math.PI * c / 3), within(5 * error));
        }
    }
}
