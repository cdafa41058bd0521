package dev.fanin.compute;

import dev.fanin.operation.Operation;
import dev.fanin.operation.Pass;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Puts a row of a table in the place of each number of a row.
///
/// @param called how messages call the layer
/// @param rows the rows of the table
/// @param width the length of a row
/// @param size the numbers in one sample
public record Lookup(String called, int rows, int width, int size) implements Operation {

    @Override
    public void forward(Pass pass, int from, int to) {
        float[] ids = pass.input();
        for (int i = from * size; i < to * size; i++) {
            System.arraycopy(pass.parameter(0), row(ids[i], i) * width, pass.output(), i * width, width);
        }
    }

    private int row(float id, int place) {
        int row = (int) id;
        if (row != id || row < 0 || row >= rows) {
            throw new IllegalArgumentException(called + " expects whole numbers from 0 to " + (rows - 1) + ", got " + id
                    + " as value " + place % size + " of sample " + place / size
                    + " of the batch; raise input_dim or check the data.");
        }
        return row;
    }

    /// Numbers of rows have no gradient.
    @Override
    public void backward(Pass pass, int from, int to) {
        float @Nullable [] inputGradient = pass.inputGradient();
        if (inputGradient != null) {
            Arrays.fill(inputGradient, from * size, to * size, 0f);
        }
    }

    @Override
    public void parameterGradients(Pass pass, int part) {
        float[] ids = pass.input();
        for (int i = 0; i < pass.samples() * size; i++) {
            addRow(pass.outputGradient(), i * width, pass.parameterGradient(0), row(ids[i], i) * width);
        }
    }

    private void addRow(float[] gradient, int at, float[] sums, int row) {
        for (int j = 0; j < width; j++) {
            sums[row + j] += gradient[at + j];
        }
    }
}
