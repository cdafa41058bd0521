package dev.fanin.callback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fanin.train.History;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Keras's callbacks and ours are told the same made-up measures, and do the same.
class KerasCallbacksTest {

    /// Settings, measures, and what Keras did.
    record Scene(String line) {
        List<String> part(int index) {
            return Arrays.asList(line.split("\\|", -1)[index].trim().split(" "));
        }

        String setting(int index) {
            return part(0).get(index);
        }

        Monitor monitor() {
            return new Monitor("val_m", setting(1).equals("max"));
        }

        double[] measures() {
            return part(1).stream().mapToDouble(Double::parseDouble).toArray();
        }
    }

    private static Stream<Scene> scenes(String kind) throws IOException {
        try (InputStream in = KerasCallbacksTest.class.getResourceAsStream("/golden/train/callbacks.txt")) {
            String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            return text.lines().filter(line -> line.startsWith(kind)).map(Scene::new);
        }
    }

    static Stream<Scene> early() throws IOException {
        return scenes("early");
    }

    static Stream<Scene> reduce() throws IOException {
        return scenes("reduce");
    }

    @ParameterizedTest
    @MethodSource("early")
    void earlyStoppingEndsInTheSameEpochWithTheSameWeights(Scene scene) {
        EarlyStopping stopping = EarlyStopping.of(scene.monitor(), Integer.parseInt(scene.setting(2)))
                .minDelta(Double.parseDouble(scene.setting(3)))
                .startFromEpoch(Integer.parseInt(scene.setting(5)))
                .restoreBestWeights();
        if (!scene.setting(4).equals("none")) {
            stopping = stopping.baseline(Double.parseDouble(scene.setting(4)));
        }
        Rehearsal training = new Rehearsal(1);
        stopping.onTrainBegin(training);
        for (double measure : scene.measures()) {
            training.epoch(stopping, Map.of("val_m", measure));
            if (!training.stopped.isEmpty()) {
                break;
            }
        }
        stopping.onTrainEnd(training, new History(Map.of(), ""));
        assertThat(List.of(training.epoch, training.stopped.isEmpty() ? "False" : "True", stopping.bestEpoch(), (int)
                        training.weight.array()[0]))
                .map(Object::toString)
                .containsExactly(
                        scene.part(2).get(0),
                        scene.part(2).get(1),
                        scene.part(2).get(2),
                        scene.part(2).get(4));
    }

    @ParameterizedTest
    @MethodSource("reduce")
    void theLearningRateIsReducedInTheSameEpochs(Scene scene) {
        ReduceLearningRateOnPlateau reducing = ReduceLearningRateOnPlateau.of(
                        scene.monitor(), Integer.parseInt(scene.setting(2)))
                .minDelta(Double.parseDouble(scene.setting(3)))
                .cooldown(Integer.parseInt(scene.setting(4)))
                .factor(Double.parseDouble(scene.setting(5)))
                .minLearningRate(Double.parseDouble(scene.setting(6)));
        Rehearsal training = new Rehearsal(1);
        reducing.onTrainBegin(training);
        double[] measures = scene.measures();
        for (int i = 0; i < measures.length; i++) {
            training.epoch(reducing, Map.of("val_m", measures[i]));
            assertThat(training.rate)
                    .as("after epoch %d", i + 1)
                    .isEqualTo(Float.parseFloat(scene.part(2).get(i)));
        }
    }

    @Test
    void theScenesAreAllThere() throws IOException {
        assertThat(early()).hasSize(60);
        assertThat(reduce()).hasSize(60);
    }

    @Test
    void aScheduleSetsTheSameRates() throws IOException {
        for (Scene scene : scenes("schedule").toList()) {
            LearningRateScheduler scheduler = scene.setting(1).equals("halve")
                    ? LearningRateScheduler.each(rate -> rate * 0.5)
                    : LearningRateScheduler.of(epoch -> 0.1 / (1 + epoch));
            Rehearsal training = new Rehearsal(1);
            for (String expected : scene.part(1)) {
                training.epoch(scheduler, Map.of());
                assertThat(training.rate).isEqualTo(Float.parseFloat(expected));
            }
        }
    }
}
