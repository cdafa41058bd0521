package dev.fanin.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fanin.tensor.Shape;
import dev.fanin.tensor.Tensor;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FitTest {

    @Test
    void hasTheDefaultsOfKeras() {
        Fit fit = Fit.epochs(5);
        assertThat(fit.epochs()).isEqualTo(5);
        assertThat(fit.batchSize()).isEqualTo(32);
        assertThat(fit.validation().split()).isZero();
        assertThat(fit.validation().samples()).isNull();
        assertThat(fit.shuffle()).isTrue();
        assertThat(fit.progress()).isTrue();
        assertThat(fit.callbacks()).isEmpty();
    }

    @Test
    void isAValueThatEachSettingCopies() {
        Callback listener = new Callback() {};
        Tensor x = Tensor.zeros(Shape.of(2, 3));
        Tensor y = Tensor.zeros(Shape.of(2));
        Fit plain = Fit.epochs(5).quietly();
        Fit fit = plain.batchSize(10)
                .validationSplit(0.25)
                .validationData(x, y)
                .withoutShuffling()
                .callback(listener);
        Fit.Weighting alike = new Fit.Weighting(List.of(), Map.of());
        Fit.Validation given = new Fit.Validation(0.25, Batch.of(x, y), null, 0, 1);
        assertThat(fit).isEqualTo(new Fit(5, 0, 10, 0, given, false, alike, false, List.of(listener)));
        Fit.Validation none = new Fit.Validation(0, null, null, 0, 1);
        assertThat(plain).isEqualTo(new Fit(5, 0, 32, 0, none, true, alike, false, List.of()));
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
        Callback listener = new Callback() {};
        assertThat(Fit.epochs(1).callback(listener).quietly().callbacks()).containsExactly(listener);
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
