package dev.fanin.checkpoint;

import static dev.fanin.layer.Layers.batchNormalization;
import static dev.fanin.layer.Layers.dense;
import static dev.fanin.layer.Layers.dropout;
import static dev.fanin.layer.Layers.input;
import static dev.fanin.random.Seed.seed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fanin.callback.EarlyStopping;
import dev.fanin.callback.ModelCheckpoint;
import dev.fanin.callback.ReduceLearningRateOnPlateau;
import dev.fanin.graph.Engine;
import dev.fanin.model.Model;
import dev.fanin.model.Sequential;
import dev.fanin.optimizer.Optimizers;
import dev.fanin.tensor.Shape;
import dev.fanin.tensor.Tensor;
import dev.fanin.train.Checkpoint;
import dev.fanin.train.Fit;
import dev.fanin.train.History;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Two epochs, a file, and three more in a model built anew are five epochs, to the bit.
class ResumeTest {

    private static final String SCHEDULED =
            "adam(learning_rate=exponential_decay(initial_learning_rate=0.01,decay_steps=7,decay_rate=0.5))";

    @TempDir
    private Path folder = Path.of("");

    private final Tensor x = Tensor.zeros(Shape.of(50, 6));
    private final Tensor y = Tensor.zeros(Shape.of(50));

    @BeforeEach
    void draw() {
        seed(1).stream("x").fillNormal(x.array(), 0, 0, 1);
        for (int i = 0; i < 50; i++) {
            y.array()[i] = x.get(i, 0) * x.get(i, 1) > 0 ? 1 : 0;
        }
    }

    private static Model model(String optimizer) {
        Model model = Sequential.of(input(6), dense(8, "tanh"), batchNormalization(), dropout(0.3), dense(2, "softmax"))
                .build(seed(2), Engine.plain());
        model.compile(Optimizers.named(optimizer), "sparse_categorical_crossentropy", "accuracy");
        return model;
    }

    private static Fit fit(int epochs) {
        return Fit.epochs(epochs).batchSize(8).validationSplit(0.2).quietly();
    }

    private static void assertSameWeights(Model first, Model second) {
        first.weights()
                .values()
                .forEach((path, tensor) ->
                        assertThat(second.weights().get(path).array()).as(path).isEqualTo(tensor.array()));
    }

    private static boolean sameWeights(Model first, Model second) {
        return first.weights().values().entrySet().stream()
                .allMatch(entry -> Arrays.equals(
                        entry.getValue().array(),
                        second.weights().get(entry.getKey()).array()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "adam(learning_rate=0.02)",
                "sgd(learning_rate=0.05,momentum=0.9)",
                "sgd(learning_rate=0.05,momentum=0.9,nesterov=true)",
                "rmsprop(learning_rate=0.01,centered=true)",
                "adam(learning_rate=0.02,use_ema=true,ema_momentum=0.8)",
                "adam(learning_rate=0.02,gradient_accumulation_steps=3)",
                "nadam(learning_rate=0.02)",
                SCHEDULED
            })
    void goesOnToTheBit(String optimizer) throws IOException {
        Model whole = model(optimizer);
        History history = whole.fit(x, y, fit(5));
        Path file = folder.resolve("a.ckpt");
        model(optimizer).fit(x, y, fit(2).callback(ModelCheckpoint.to(file)));
        Model resumed = model(optimizer);
        // Whatever its weights are before, they are replaced.
        resumed.weights().values().values().forEach(tensor -> Arrays.fill(tensor.array(), 0.1f));
        resumed.restore(CheckpointFile.read(file));
        History rest = resumed.fit(x, y, fit(5).initialEpoch(resumed.epochsSeen()));
        assertSameWeights(whole, resumed);
        for (String measure : history.measures().keySet()) {
            assertThat(rest.values(measure)).isEqualTo(history.values(measure).subList(2, 5));
            assertThat(resumed.checkpoint().history().get(measure)).isEqualTo(history.values(measure));
        }
    }

    /// Weights alone are not enough: the optimizer's memory, the number of the step and that of the
    /// epoch each make a difference.
    @Test
    void withoutAnyPartItIsAnotherTraining() {
        String optimizer = "adam(learning_rate=0.02)";
        Model whole = model(optimizer);
        whole.fit(x, y, fit(5));
        Model begun = model(optimizer);
        begun.fit(x, y, fit(2));
        Checkpoint all = begun.checkpoint();
        Checkpoint fresh = model(optimizer).checkpoint();
        Checkpoint[] parts = {
            all,
            new Checkpoint(all.weights(), fresh.optimizer(), all.steps(), all.epochs(), all.history(), all.callbacks()),
            new Checkpoint(all.weights(), all.optimizer(), 0, all.epochs(), all.history(), all.callbacks()),
            new Checkpoint(all.weights(), all.optimizer(), all.steps(), 0, all.history(), all.callbacks())
        };
        boolean[] same = new boolean[parts.length];
        for (int i = 0; i < parts.length; i++) {
            Model resumed = model(optimizer);
            resumed.restore(parts[i]);
            resumed.fit(x, y, fit(5).initialEpoch(2));
            same[i] = sameWeights(whole, resumed);
        }
        assertThat(same).containsExactly(true, false, false, false);
    }

    /// The order of callbacks does not matter: the file is written when all have heard of the
    /// epoch.
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void callbacksGoOnWhereTheyWere(boolean savesFirst) throws IOException {
        Path file = folder.resolve("a.ckpt");
        EarlyStopping stopping = EarlyStopping.of("val_loss", 3).restoreBestWeights();
        Model whole = model("sgd(learning_rate=1.0)");
        History history = whole.fit(x, y, callbacks(fit(40), stopping));
        assertThat(history.stopped()).startsWith("val_loss was best in epoch ");
        int epochs = history.values("loss").size();
        for (int cut = 1; cut < epochs; cut++) {
            EarlyStopping begun = EarlyStopping.of("val_loss", 3).restoreBestWeights();
            Fit first = savesFirst
                    ? callbacks(fit(cut).callback(ModelCheckpoint.to(file)), begun)
                    : callbacks(fit(cut), begun).callback(ModelCheckpoint.to(file));
            model("sgd(learning_rate=1.0)").fit(x, y, first);
            Model resumed = model("sgd(learning_rate=1.0)");
            resumed.restore(CheckpointFile.read(file));
            EarlyStopping again = EarlyStopping.of("val_loss", 3).restoreBestWeights();
            History rest = resumed.fit(x, y, callbacks(fit(40).initialEpoch(cut), again));
            assertThat(rest.stopped()).isEqualTo(history.stopped());
            assertThat(again.bestEpoch()).isEqualTo(stopping.bestEpoch());
            assertSameWeights(whole, resumed);
        }
    }

    private static Fit callbacks(Fit fit, EarlyStopping stopping) {
        return fit.callback(ReduceLearningRateOnPlateau.of("val_loss", 1)).callback(stopping);
    }

    /// What a checkpoint kept of callbacks is for the next training, not for those after it.
    @Test
    void aLaterTrainingStartsItsCallbacksAfresh() {
        Model model = model("adam");
        Model other = model("adam");
        other.fit(x, y, fit(2));
        Checkpoint checkpoint = other.checkpoint();
        model.restore(new Checkpoint(
                checkpoint.weights(),
                checkpoint.optimizer(),
                checkpoint.steps(),
                checkpoint.epochs(),
                checkpoint.history(),
                List.of(EarlyStopping.of("loss", 2).state())));
        EarlyStopping first = EarlyStopping.of("loss", 2);
        model.fit(x, y, fit(3).initialEpoch(2).callback(first));
        assertThat(first.bestEpoch()).isEqualTo(3);
        EarlyStopping second = EarlyStopping.of("loss", 2);
        model.fit(x, y, fit(1).callback(second));
        assertThat(second.bestEpoch()).isEqualTo(1);
    }

    @Test
    void aCheckpointOfAnotherNetworkIsRefusedAndChangesNothing() {
        Model model =
                Sequential.of(input(6), dense(9, "tanh"), dense(2, "softmax")).build(seed(2));
        model.compile("adam", "sparse_categorical_crossentropy");
        float[] before = model.weights().get("dense/kernel").array().clone();
        Checkpoint other = model("adam").checkpoint();
        assertThatThrownBy(() -> model.restore(other))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The checkpoint is of another network: parameter 'dense/kernel' is of shape (6, 9) here,"
                        + " and (6, 8) there.");
        assertThat(model.weights().get("dense/kernel").array()).isEqualTo(before);
        Model sgd = model("sgd");
        float[] first = sgd.weights().get("dense/kernel").array().clone();
        Model trained = model("adam");
        trained.fit(x, y, fit(1));
        assertThatThrownBy(() -> sgd.restore(trained.checkpoint())).isInstanceOf(IllegalArgumentException.class);
        assertThat(sgd.weights().get("dense/kernel").array()).isEqualTo(first);
    }
}
