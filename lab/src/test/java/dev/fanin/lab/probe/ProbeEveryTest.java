package dev.fanin.lab.probe;

import static dev.fanin.lab.profile.Chains.gaussian;
import static dev.fanin.lab.profile.Chains.labels;
import static dev.fanin.layer.Layers.batchNormalization;
import static dev.fanin.layer.Layers.dense;
import static dev.fanin.layer.Layers.dropout;
import static dev.fanin.layer.Layers.input;
import static dev.fanin.random.Seed.seed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.fanin.graph.Engine;
import dev.fanin.loss.Loss;
import dev.fanin.loss.Losses;
import dev.fanin.model.Model;
import dev.fanin.model.Sequential;
import dev.fanin.train.Fit;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ProbeEveryTest {

    private static final Loss LOSS = Losses.sparseCategoricalCrossentropy();

    /// 40 samples in batches of 10 over 3 epochs are 12 steps.
    @Test
    void measuresBeforeTrainingAndAfterEverySoManySteps() {
        ProbeEvery probe = probe(5);
        fit(model(), probe);
        assertThat(probe.snapshots()).extracting(Snapshot::step).containsExactly(0L, 5L, 10L);
        assertThat(probe.snapshots())
                .allSatisfy(snapshot -> assertThat(snapshot.evidence()).isNull());
        assertThat(probe.seconds()).isPositive();
        assertThat(probe.share()).isBetween(0.0, 1.0);
    }

    @Test
    void seesTheWeightsAsTheyAreAtThatStep() {
        ProbeEvery probe = probe(12);
        Model model = model();
        var before = Probe.measure(model, LOSS, gaussian(2, 8, 5), labels(8, 3));
        fit(model, probe);
        var after = Probe.measure(model, LOSS, gaussian(2, 8, 5), labels(8, 3));
        assertThat(probe.snapshots()).extracting(Snapshot::profile).containsExactly(before, after);
        assertThat(before).isNotEqualTo(after);
        assertThat(probe.snapshots().getLast().loss())
                .isNotEqualTo(probe.snapshots().getFirst().loss());
    }

    @Test
    void doesNotChangeHowTrainingGoesOn() {
        Model watched = model();
        Model alone = model();
        fit(watched, probe(1).withEvidence());
        alone.fit(gaussian(1, 40, 5), labels(40, 3), Fit.epochs(3).batchSize(10).quietly());
        alone.weights()
                .values()
                .forEach((path, tensor) ->
                        assertThat(watched.weights().get(path).array()).isEqualTo(tensor.array()));
    }

    @Test
    void looksAtMoreWhereAsked() {
        ProbeEvery probe = probe(6).withEvidence();
        fit(model(), probe);
        assertThat(probe.snapshots()).hasSize(3).allSatisfy(snapshot -> {
            NetworkEvidence evidence = Objects.requireNonNull(snapshot.evidence());
            assertThat(evidence.loss()).isCloseTo(snapshot.loss(), within(0.0));
            assertThat(evidence.layers()).hasSize(3);
        });
    }

    @Test
    void needsAtLeastOneStep() {
        assertThatThrownBy(() -> probe(0)).hasMessage("A probe measures every 1 or more steps, got 0.");
    }

    private static ProbeEvery probe(int every) {
        return ProbeEvery.steps(every, LOSS, gaussian(2, 8, 5), labels(8, 3)).on(Engine.plain());
    }

    private static Model model() {
        Model model = Sequential.of(input(5), dense(6, "relu"), batchNormalization(), dropout(0.3), dense(3, "softmax"))
                .build(seed(1));
        model.compile("adam", "sparse_categorical_crossentropy");
        return model;
    }

    private static void fit(Model model, ProbeEvery probe) {
        model.fit(
                gaussian(1, 40, 5),
                labels(40, 3),
                Fit.epochs(3).batchSize(10).quietly().callback(probe));
    }
}
