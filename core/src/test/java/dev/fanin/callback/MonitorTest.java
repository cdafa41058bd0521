package dev.fanin.callback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fanin.train.Callback;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MonitorTest {

    @ParameterizedTest
    @ValueSource(strings = {"loss", "val_loss", "out_a_loss", "val_out_a_mae", "mean_squared_error", "hinge"})
    void knowsWhatShouldFall(String measure) {
        assertThat(Monitor.of(measure)).isEqualTo(Monitor.falling(measure));
    }

    @ParameterizedTest
    @ValueSource(strings = {"accuracy", "val_accuracy", "val_out_a_auc", "sparse_categorical_accuracy", "f1_score"})
    void knowsWhatShouldRise(String measure) {
        assertThat(Monitor.of(measure)).isEqualTo(Monitor.rising(measure));
    }

    @Test
    void asksWhereTheNameDoesNotTell() {
        assertThatThrownBy(() -> Monitor.of("val_wonder"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Whether 'val_wonder' should fall or rise does not follow from its name; use"
                        + " Monitor.falling(...) or Monitor.rising(...).");
    }

    private static List<Callback> watching(String measure) {
        return List.of(
                EarlyStopping.of(measure, 1),
                ReduceLearningRateOnPlateau.of(measure, 1),
                ModelCheckpoint.to("unused").bestOf(measure).saver((_, _) -> {}));
    }

    @Test
    void aNameThatIsNotMeasuredIsRefusedInTheFirstEpochThatShouldHaveIt() {
        for (Callback callback : watching("accuracy")) {
            Rehearsal training = new Rehearsal(0);
            training.epoch = 6;
            assertThatThrownBy(() -> training.epoch(callback, Map.of("loss", 1.0)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(callback.getClass().getSimpleName()
                            + " watches 'accuracy', which is not measured; there are [loss].");
        }
        for (Callback callback : watching("val_loss")) {
            assertThatThrownBy(() -> new Rehearsal(0).epoch(callback, Map.of("loss", 1.0)))
                    .hasMessage(callback.getClass().getSimpleName()
                            + " watches 'val_loss', which is not measured; there are [loss].");
        }
    }

    /// With a validation every second epoch the first one has no `val_loss`.
    @Test
    void anEpochWithoutValidationIsPassedBy() {
        for (Callback callback : watching("val_loss")) {
            Rehearsal training = new Rehearsal(2);
            callback.onTrainBegin(training);
            for (int i = 0; i < 2; i++) {
                assertThatCode(() -> training.epoch(callback, Map.of("loss", 1.0)))
                        .doesNotThrowAnyException();
                training.epoch(callback, Map.of("loss", 1.0, "val_loss", 1.0));
            }
            assertThat(training.stopped.isEmpty()).isEqualTo(!(callback instanceof EarlyStopping));
            assertThatThrownBy(() -> {
                        training.epoch = 5;
                        training.epoch(callback, Map.of("loss", 1.0));
                    })
                    .hasMessageEndingWith(" watches 'val_loss', which is not measured; there are [loss].");
        }
    }

    @Test
    void saysWhyTrainingStopped() {
        Rehearsal training = new Rehearsal(0);
        EarlyStopping stopping = EarlyStopping.of("loss", 2);
        stopping.onTrainBegin(training);
        for (double loss : new double[] {3, 2, 2, 2.5}) {
            training.epoch(stopping, Map.of("loss", loss));
        }
        assertThat(training.stopped).isEqualTo("loss was best in epoch 2 and did not improve in 2 epochs since");
    }

    @Test
    void settingsOutOfRangeAreRefused() {
        assertThatThrownBy(() -> EarlyStopping.of("loss", -1)).hasMessage("patience must be at least 0, got -1.");
        assertThatThrownBy(() -> ReduceLearningRateOnPlateau.of("loss", 1).factor(1))
                .hasMessage("factor must be above 0 and below 1, got 1.0.");
    }
}
