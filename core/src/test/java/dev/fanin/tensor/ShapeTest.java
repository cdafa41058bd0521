package dev.fanin.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ShapeTest {

    @Test
    void isAValue() {
        assertThat(Shape.of(2, 3)).isEqualTo(Shape.of(2, 3)).hasSameHashCodeAs(Shape.of(2, 3));
        assertThat(Shape.of(2, 3)).isNotEqualTo(Shape.of(3, 2));
    }

    @Test
    void isWrittenAsKerasWritesIt() {
        assertThat(Shape.of()).hasToString("()");
        assertThat(Shape.of(5)).hasToString("(5,)");
        assertThat(Shape.of(1, 5)).hasToString("(1, 5)");
        assertThat(Shape.of().behindBatch()).isEqualTo("(None,)");
        assertThat(Shape.of(5).behindBatch()).isEqualTo("(None, 5)");
        assertThat(Shape.of(1, 5).behindBatch()).isEqualTo("(None, 1, 5)");
    }

    @Test
    void countsAxesFromEitherEnd() {
        assertThat(Shape.of(7, 1, 5).axis(0)).isEqualTo(7);
        assertThat(Shape.of(7, 1, 5).axis(-1)).isEqualTo(5);
        assertThatThrownBy(() -> Shape.of(7).axis(1)).hasMessage("Shape (7,) has no axis 1.");
    }

    @Test
    void changesOneEnd() {
        assertThat(Shape.of(1, 5).prepend(32)).isEqualTo(Shape.of(32, 1, 5));
        assertThat(Shape.of(32, 1, 5).dropFirst()).isEqualTo(Shape.of(1, 5));
        assertThat(Shape.of(32, 1, 5).dropLast()).isEqualTo(Shape.of(32, 1));
        assertThat(Shape.of(1, 5).withLast(16)).isEqualTo(Shape.of(1, 16));
    }

    @Test
    void aScalarHasNoAxisToChange() {
        String message = "Expected a shape of at least one axis, got that of a scalar, ().";
        assertThatThrownBy(() -> Shape.of().dropFirst())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
        assertThatThrownBy(() -> Shape.of().dropLast())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
        assertThatThrownBy(() -> Shape.of().withLast(3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void aRowIsTheLastAxisOrAScalar() {
        assertThat(Shape.of(7, 1, 5).rowSize()).isEqualTo(5);
        assertThat(Shape.of().rowSize()).isEqualTo(1);
    }

    @Test
    void doesNotShareItsArrays() {
        int[] axes = {2, 3};
        Shape shape = Shape.of(axes);
        axes[0] = 9;
        shape.toArray()[1] = 9;
        assertThat(shape).isEqualTo(Shape.of(2, 3));
    }

    @Test
    void refusesWhatIsNoShape() {
        assertThatThrownBy(() -> Shape.of(3, 0)).hasMessage("Every axis of a shape must be at least 1, got (3, 0).");
        int large = Integer.MAX_VALUE;
        assertThatThrownBy(() -> Shape.of(large, large, large))
                .hasMessage("Shape (2147483647, 2147483647, 2147483647) has more than 2^63 - 1 elements.");
        assertThatThrownBy(() -> Shape.of(large, 2).arraySize())
                .hasMessage("Shape (2147483647, 2) has 4294967294 elements, more than one array can hold.");
    }

    @Test
    void aTensorNeedsAsManyValuesAsItsShape() {
        assertThatThrownBy(() -> Tensor.of(Shape.of(2, 3), 1, 2)).hasMessage("Shape (2, 3) needs 6 values, got 2.");
        assertThatThrownBy(Tensor::ofRows)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A matrix needs at least one row, got none.");
        assertThatThrownBy(() -> Tensor.ofRows(new float[2], new float[3]))
                .hasMessage("All rows must be equally long: row 0 has 2 values, row 1 has 3.");
    }

    @Test
    void aTensorKnowsItsValuesByIndex() {
        Tensor tensor = Tensor.ofRows(new float[] {1, 2, 3}, new float[] {4, 5, 6});
        assertThat(tensor.get(1, 0)).isEqualTo(4);
        assertThat(tensor.slice(1, 2).array()).containsExactly(4, 5, 6);
        assertThat(tensor.reshape(Shape.of(3, 2)).get(2, 1)).isEqualTo(6);
    }

    /// `Arrays.copyOfRange` would fill up with zeros what is not there.
    @Test
    void aSliceHoldsOnlyEntriesThatAreThere() {
        Tensor tensor = Tensor.zeros(Shape.of(5, 2));
        assertThat(tensor.slice(0, 5).shape()).isEqualTo(Shape.of(5, 2));
        for (int[] range : new int[][] {{4, 6}, {-1, 2}, {3, 3}, {3, 2}}) {
            assertThatThrownBy(() -> tensor.slice(range[0], range[1]))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("A slice of shape (5, 2) needs 0 <= from < to <= 5, got from " + range[0] + " to "
                            + range[1] + ".");
        }
    }
}
