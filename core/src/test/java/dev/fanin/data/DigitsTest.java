package dev.fanin.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fanin.random.Seed;
import dev.fanin.tensor.Shape;
import dev.fanin.tensor.Tensor;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DigitsTest {

    private static final Dataset STANDARD = Digits.standard();

    @Test
    void standardSetHasTheStatedShapesAndSaysThatItIsSynthetic() {
        assertThat(STANDARD.xTrain().shape()).isEqualTo(Shape.of(6000, 28, 28));
        assertThat(STANDARD.yTrain().shape()).isEqualTo(Shape.of(6000));
        assertThat(STANDARD.xTest().shape()).isEqualTo(Shape.of(2000, 28, 28));
        assertThat(STANDARD.yTest().shape()).isEqualTo(Shape.of(2000));
        assertThat(STANDARD.inputShape()).isEqualTo(Shape.of(28, 28));
        assertThat(STANDARD).hasToString("digits-v1: synthetic pen-drawn digits, 28x28, difficulty 1.0, seed 1");
    }

    /// These hashes are what the name `digits-v1` promises; when they change, the name has to.
    @Test
    void firstHundredTrainingImagesAreFrozen() throws NoSuchAlgorithmException {
        assertThat(sha256(STANDARD.xTrain().slice(0, 100)))
                .isEqualTo("a73b5056fbc7430f172be50c6222311e531c54777686c51bc62af3d1e63ce88e");
        assertThat(sha256(STANDARD.yTrain().slice(0, 100)))
                .isEqualTo("654296358b206e0531b3bd4fd25a2264f644a3a11f9742c4e59add890416887a");
        assertThat(sha256(STANDARD.xTest().slice(0, 100)))
                .isEqualTo("eb927f3d595d55828cf9b730666f56a6223e8b8b195a27465ed6bb353902bafa");
    }

    @Test
    void sameSeedGivesTheSameBitsAndAnotherSeedDoesNot() {
        Dataset first = Digits.of(50, 50, 1.0, new Seed(7));
        Dataset second = Digits.of(50, 50, 1.0, new Seed(7));
        Dataset other = Digits.of(50, 50, 1.0, new Seed(8));
        assertThat(first.xTrain().array()).isEqualTo(second.xTrain().array());
        assertThat(first.xTest().array()).isEqualTo(second.xTest().array());
        assertThat(first.xTrain().array()).isNotEqualTo(other.xTrain().array());
    }

    @Test
    void anImageDoesNotDependOnHowManyAreDrawn() {
        Dataset few = Digits.of(137, 41, 1.0, new Seed(1));
        assertThat(few.xTrain().array())
                .isEqualTo(STANDARD.xTrain().slice(0, 137).array());
        assertThat(few.yTrain().array())
                .isEqualTo(STANDARD.yTrain().slice(0, 137).array());
        assertThat(few.xTest().array()).isEqualTo(STANDARD.xTest().slice(0, 41).array());
        assertThat(few.yTest().array()).isEqualTo(STANDARD.yTest().slice(0, 41).array());
    }

    @Test
    void classesAreBalancedForAnySize() {
        assertThat(counts(STANDARD.yTrain())).containsOnly(600);
        assertThat(counts(STANDARD.yTest())).containsOnly(200);
        assertThat(counts(Digits.of(137, 1, 1.0, new Seed(3)).yTrain())).containsOnly(13, 14);
    }

    @Test
    void classesComeInRandomOrder() {
        float[] labels = STANDARD.yTrain().array();
        long distinct = IntStream.range(0, 100)
                .mapToObj(block -> Arrays.toString(Arrays.copyOfRange(labels, 10 * block, 10 * block + 10)))
                .distinct()
                .count();
        // Of 10! orders, 100 draws repeat one with a probability near 0.001.
        assertThat(distinct).isEqualTo(100);
    }

    @Test
    void pixelsRangeFromPaperToInk() {
        for (float pixel : STANDARD.xTrain().array()) {
            assertThat(pixel >= 0 && pixel <= 1).isTrue();
        }
        for (int i = 0; i < 2000; i++) {
            float[] image = STANDARD.xTest().slice(i, i + 1).array();
            long inked = IntStream.range(0, image.length)
                    .filter(p -> image[p] > 0.5f)
                    .count();
            assertThat(inked).as("inked pixels of test image %d", i).isBetween(15L, 250L);
        }
    }

    @Test
    void noTestImageIsATrainingImage() {
        Set<ByteBuffer> train = images(STANDARD.xTrain());
        Set<ByteBuffer> test = images(STANDARD.xTest());
        assertThat(train).hasSize(6000);
        assertThat(test).hasSize(2000).noneMatch(train::contains);
    }

    @Test
    void difficultySpreadsTheImagesOfAClass() {
        double easy = spread(0.4, 5);
        double middle = spread(1.0, 5);
        double hard = spread(1.8, 5);
        assertThat(easy).isLessThan(0.9 * middle);
        assertThat(middle).isLessThan(0.95 * hard);
        // Without a change of difficulty there is no such change of spread.
        assertThat(spread(1.0, 6)).isBetween(0.97 * middle, 1.03 * middle);
    }

    @Test
    void nearestMeanImageRecognisesMostDigits() {
        float[] labels = STANDARD.yTrain().array();
        assertThat(nearestCentroidAccuracy(STANDARD, labels)).isBetween(0.60, 0.80);

        int[] order = new Seed(1).stream("shuffle").permutation(labels.length);
        float[] shuffled = new float[labels.length];
        for (int i = 0; i < order.length; i++) {
            shuffled[i] = labels[order[i]];
        }
        assertThat(nearestCentroidAccuracy(STANDARD, shuffled)).isBetween(0.05, 0.15);
    }

    @Test
    void easyDigitsAreNearlyAllRecognised() {
        Dataset easy = Digits.of(1000, 1000, 0.2, new Seed(1));
        assertThat(nearestCentroidAccuracy(easy, easy.yTrain().array())).isGreaterThan(0.95);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, 3.01, Double.NaN, Double.POSITIVE_INFINITY})
    void refusesADifficultyOutOfRange(double difficulty) {
        assertThatThrownBy(() -> Digits.of(10, 10, difficulty, new Seed(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("difficulty must be greater than 0 and at most 3, got " + difficulty + ".");
    }

    @Test
    void refusesASizeOutOfRange() {
        assertThatThrownBy(() -> Digits.of(0, 10, 1, new Seed(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("train must be from 1 to 1000000, got 0.");
        assertThatThrownBy(() -> Digits.of(10, 1_000_001, 1, new Seed(1)))
                .hasMessage("test must be from 1 to 1000000, got 1000001.");
    }

    @Test
    void hardestSetStaysInRange() {
        for (float pixel : Digits.of(500, 1, 3.0, new Seed(1)).xTrain().array()) {
            assertThat(pixel >= 0 && pixel <= 1).isTrue();
        }
    }

    private static int[] counts(Tensor labels) {
        int[] counts = new int[10];
        for (float label : labels.array()) {
            counts[(int) label]++;
        }
        return counts;
    }

    private static Set<ByteBuffer> images(Tensor images) {
        return IntStream.range(0, images.shape().axis(0))
                .mapToObj(i -> bytes(images.slice(i, i + 1)))
                .collect(Collectors.toSet());
    }

    /// The mean over classes and pixels of the variance within a class.
    private static double spread(double difficulty, long seed) {
        Dataset data = Digits.of(2000, 1, difficulty, new Seed(seed));
        double[][] means = means(data.xTrain(), data.yTrain().array());
        float[] pixels = data.xTrain().array();
        double sum = 0;
        for (int i = 0; i < pixels.length; i++) {
            double miss = pixels[i] - means[(int) data.yTrain().array()[i / 784]][i % 784];
            sum += miss * miss;
        }
        return sum / pixels.length;
    }

    private static double nearestCentroidAccuracy(Dataset data, float[] trainLabels) {
        double[][] means = means(data.xTrain(), trainLabels);
        float[] pixels = data.xTest().array();
        int right = 0;
        for (int i = 0; i < data.testSize(); i++) {
            int best = 0;
            double bestDistance = Double.POSITIVE_INFINITY;
            for (int c = 0; c < 10; c++) {
                double distance = 0;
                for (int p = 0; p < 784; p++) {
                    double miss = pixels[784 * i + p] - means[c][p];
                    distance += miss * miss;
                }
                if (distance < bestDistance) {
                    best = c;
                    bestDistance = distance;
                }
            }
            right += best == (int) data.yTest().array()[i] ? 1 : 0;
        }
        return (double) right / data.testSize();
    }

    private static double[][] means(Tensor images, float[] labels) {
        double[][] means = new double[10][784];
        int[] counts = new int[10];
        float[] pixels = images.array();
        for (int i = 0; i < labels.length; i++) {
            counts[(int) labels[i]]++;
            for (int p = 0; p < 784; p++) {
                means[(int) labels[i]][p] += pixels[784 * i + p];
            }
        }
        for (int c = 0; c < 10; c++) {
            for (int p = 0; p < 784; p++) {
                means[c][p] /= counts[c];
            }
        }
        return means;
    }

    private static String sha256(Tensor tensor) throws NoSuchAlgorithmException {
        byte[] digest =
                MessageDigest.getInstance("SHA-256").digest(bytes(tensor).array());
        return HexFormat.of().formatHex(digest);
    }

    private static ByteBuffer bytes(Tensor tensor) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * tensor.array().length);
        bytes.asFloatBuffer().put(tensor.array());
        return bytes;
    }
}
