package dev.fanin.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fanin.tensor.Shape;
import dev.fanin.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

class FitTest {

    @Test
    void hasTheDefaultsOfKeras() {
        Fit fit = Fit.epochs(5);
        assertThat(fit.epochs()).isEqualTo(5);
        assertThat(fit.batchSize()).isEqualTo(32);
        assertThat(fit.validationSplit()).isZero();
        assertThat(fit.validation()).isNull();
        assertThat(fit.shuffle()).isTrue();
        assertThat(fit.progress()).isTrue();
        assertThat(fit.listeners()).isEmpty();
    }

    @Test
    void isAValueThatEachSettingCopies() {
        TrainingListener listener = new TrainingListener() {};
        Tensor x = Tensor.zeros(Shape.of(2, 3));
        Tensor y = Tensor.zeros(Shape.of(2));
        Fit plain = Fit.epochs(5).quietly();
        Fit fit = plain.batchSize(10)
                .validationSplit(0.25)
                .validationData(x, y)
                .withoutShuffling()
                .listener(listener);
        assertThat(fit).isEqualTo(new Fit(5, 10, 0.25, new Fit.Validation(x, y), false, false, List.of(listener)));
        assertThat(plain).isEqualTo(new Fit(5, 32, 0, null, true, false, List.of()));
    }

    /// A display counts steps, so two trainings must not share one.
    @Test
    void givesEveryTrainingADisplayOfItsOwn() {
        Fit fit = Fit.epochs(5);
        assertThat(fit).isEqualTo(Fit.epochs(5));
        assertThat(fit.audience()).hasSize(1).first().isInstanceOf(Progress.class);
        assertThat(fit.audience().getFirst()).isNotSameAs(fit.audience().getFirst());
        assertThat(fit.quietly().audience()).isEmpty();
    }

    @Test
    void quietlyKeepsOtherListeners() {
        TrainingListener listener = new TrainingListener() {};
        assertThat(Fit.epochs(1).listener(listener).quietly().listeners()).containsExactly(listener);
    }

    @Test
    void refusesSettingsOutOfRange() {
        assertThatThrownBy(() -> Fit.epochs(0)).hasMessage("epochs must be at least 1, got 0.");
        assertThatThrownBy(() -> Fit.epochs(1).batchSize(-2)).hasMessage("batchSize must be at least 1, got -2.");
        for (double split : new double[] {-0.1, 1, Double.NaN}) {
            assertThatThrownBy(() -> Fit.epochs(1).validationSplit(split))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("validationSplit must be at least 0 and below 1, got " + split + ".");
        }
    }
}
