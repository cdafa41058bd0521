package dev.fanin.lab.trial;

import static dev.fanin.layer.Layers.dense;
import static dev.fanin.layer.Layers.input;
import static dev.fanin.random.Seed.seed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.fanin.graph.Engine;
import dev.fanin.graph.Weights;
import dev.fanin.loss.Losses;
import dev.fanin.model.Sequential;
import dev.fanin.tensor.Shape;
import dev.fanin.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class TrialTest {

    private static final Sequential NETWORK = Sequential.of(input(6), dense(16, "relu"), dense(3, "softmax"));
    private static final Task TASK =
            AssumedTask.of(NETWORK.network(), List.of(AssumedLoss.of(NETWORK.network(), 0)), 96, seed(5));
    private static final Trial TRIAL = new Trial(60, 32, Engine.plain());

    @Test
    void equalNetworksHaveEqualCoursesAndKeepTheirWeights() {
        Weights weights = Weights.initialize(NETWORK.network(), seed(1));
        float[] before = weights.get("dense/kernel").array().clone();

        Courses first = TRIAL.run(NETWORK, weights, TASK, Double.NEGATIVE_INFINITY);
        Courses second = TRIAL.run(NETWORK, weights, TASK, Double.NEGATIVE_INFINITY);

        assertThat(second).isEqualTo(first);
        assertThat(weights.get("dense/kernel").array()).isEqualTo(before);
        assertThat(first.all()).extracting(Course::rate).containsExactly(0.1, 0.03, 0.3, 0.01, 0.003);
        assertThat(first.best().losses()).hasSize(60);
        assertThat(first.best().end()).isLessThan(first.best().losses().getFirst());
    }

    @Test
    void endsWhereALossIsReached() {
        Weights weights = Weights.initialize(NETWORK.network(), seed(1));
        double enough = TASK.constantLoss(NETWORK.network()) * 0.9;

        Courses courses = TRIAL.run(NETWORK, weights, TASK, enough);

        assertThat(courses.all()).hasSize(1);
        assertThat(courses.best().losses()).hasSizeBetween(6, 59);
        assertThat(courses.best().end()).isLessThanOrEqualTo(enough);
    }

    @Test
    void aRunThatBreaksCountsForNothing() {
        Course broken = new Course(0.1, List.of(1.0), true);
        Course fine = new Course(0.01, List.of(3.0, 1.0), false);

        assertThat(broken.end()).isInfinite();
        assertThat(new Courses(List.of(broken)).progress(1)).isZero();
        assertThat(new Courses(List.of(broken, fine)).best()).isEqualTo(fine);
        assertThat(new Courses(List.of(broken, fine)).progress(4)).isEqualTo(0.5);
    }

    @Test
    void ratesThatLeadNowhereAreGivenUp() {
        Heat heat = TRIAL.start(NETWORK, Weights.initialize(NETWORK.network(), seed(1)), TASK);

        heat.advance(10, Double.NEGATIVE_INFINITY);
        heat.keep(2);
        heat.advance(30, Double.NEGATIVE_INFINITY);

        assertThat(heat.courses().all().stream().map(course -> course.losses().size()))
                .containsExactlyInAnyOrder(30, 30, 10, 10, 10);
    }

    @Test
    void needsStepsAndSamples() {
        assertThatThrownBy(() -> new Trial(0, 32, Engine.plain()))
                .hasMessage("A trial needs at least 1 step and 1 sample, got 0 and 32.");
    }

    @Nested
    class LossOfAConstant {
        @Test
        void isTheEntropyOfTheLabels() {
            Task task = Task.of(
                    Tensor.zeros(Shape.of(4, 6)),
                    Tensor.of(Shape.of(4), 0, 0, 1, 2),
                    Losses.sparseCategoricalCrossentropy());
            assertThat(task.constantLoss(NETWORK.network())).isCloseTo(1.5 * Math.log(2), within(1e-12));
        }

        @Test
        void isTheVarianceOfNumbers() {
            var network = Sequential.of(input(6), dense(1)).network();
            Task task = Task.of(Tensor.zeros(Shape.of(2, 6)), Tensor.of(Shape.of(2, 1), 1, 5), Losses.mse());
            assertThat(task.constantLoss(network)).isEqualTo(4);
        }

        @Test
        void isThatOfTheMeanWhereNothingBetterIsKnown() {
            var network = Sequential.of(input(6), dense(1)).network();
            Task task = Task.of(Tensor.zeros(Shape.of(2, 6)), Tensor.of(Shape.of(2, 1), 1, 5), Losses.huber(1));
            // Each is 2 away from 3, beyond delta: 2 - 1/2.
            assertThat(task.constantLoss(network)).isCloseTo(1.5, within(1e-9));
        }
    }
}
