package dev.fanin.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fanin.tensor.Shape;
import dev.fanin.tensor.Tensor;
import org.junit.jupiter.api.Test;

class DatasetTest {

    private static Dataset of(Tensor xTrain, Tensor yTrain, Tensor xTest, Tensor yTest, int classes) {
        return new Dataset("name", "description", xTrain, yTrain, xTest, yTest, classes);
    }

    private static Tensor labels(float... labels) {
        return Tensor.of(Shape.of(labels.length), labels);
    }

    private static Tensor inputs(int... axes) {
        return Tensor.zeros(Shape.of(axes));
    }

    @Test
    void knowsItsSizes() {
        Dataset data = of(inputs(3, 4, 5), labels(0, 1, 1), inputs(2, 4, 5), labels(0, 0), 2);
        assertThat(data.inputShape()).isEqualTo(Shape.of(4, 5));
        assertThat(data.trainSize()).isEqualTo(3);
        assertThat(data.testSize()).isEqualTo(2);
        assertThat(data).hasToString("name: description");
    }

    @Test
    void refusesPartsThatDoNotFitTogether() {
        assertThatThrownBy(() -> of(inputs(2, 3), labels(0), inputs(1, 3), labels(0), 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The training labels must have the shape (2,), one for each input, got (1,).");
        assertThatThrownBy(() -> of(inputs(1, 3), labels(0), inputs(1, 3), inputs(1, 1), 2))
                .hasMessage("The test labels must have the shape (1,), one for each input, got (1, 1).");
        assertThatThrownBy(() -> of(inputs(1, 3), labels(0), inputs(1, 4), labels(0), 2))
                .hasMessage("Training and test inputs must agree after the first axis, got (1, 3) and (1, 4).");
        assertThatThrownBy(() -> of(inputs(1), labels(0), inputs(1), labels(0), 2))
                .hasMessage("The training inputs must have a batch axis and at least one more, got (1,).");
    }

    @Test
    void refusesLabelsThatAreNoClassNumbers() {
        assertThatThrownBy(() -> of(inputs(2, 3), labels(0, 2), inputs(1, 3), labels(0), 2))
                .hasMessage("Every training label must be one of 0 to 1, got 2.0 at position 1.");
        assertThatThrownBy(() -> of(inputs(1, 3), labels(0), inputs(1, 3), labels(0.5f), 2))
                .hasMessage("Every test label must be one of 0 to 1, got 0.5 at position 0.");
        assertThatThrownBy(() -> of(inputs(1, 3), labels(Float.NaN), inputs(1, 3), labels(0), 2))
                .hasMessage("Every training label must be one of 0 to 1, got NaN at position 0.");
        assertThatThrownBy(() -> of(inputs(1, 3), labels(0), inputs(1, 3), labels(0), 1))
                .hasMessage("A data set needs at least 2 classes, got 1.");
    }
}
