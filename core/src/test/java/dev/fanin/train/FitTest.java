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
        assertThat(fit.listeners()).hasSize(1).first().isInstanceOf(Progress.class);
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
        assertThat(fit).isEqualTo(new Fit(5, 10, 0.25, new Fit.Validation(x, y), false, List.of(listener)));
        assertThat(plain).isEqualTo(new Fit(5, 32, 0, null, true, List.of()));
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
