package dev.fanin.compute;

import dev.fanin.operation.Operation;
import dev.fanin.operation.Pass;
import org.jspecify.annotations.Nullable;

/// Puts several inputs behind each other along one axis.
public final class Joining implements Operation {

    /// For each input, how many of its values lie together in the output.
    private final int[] runs;

    private final int outer;
    private final int row;

    /// Plans the operation.
    ///
    /// @param runs for each input, the product of the joined axis and those after it
    /// @param outer the product of the axes before the joined one
    public Joining(int[] runs, int outer) {
        this.runs = runs;
        this.outer = outer;
        int sum = 0;
        for (int run : runs) {
            sum += run;
        }
        this.row = sum;
    }

    @Override
    public void forward(Pass pass, int from, int to) {
        int start = 0;
        for (int input = 0; input < runs.length; input++) {
            int run = runs[input];
            for (int i = from * outer; i < to * outer; i++) {
                System.arraycopy(pass.input(input), i * run, pass.output(), i * row + start, run);
            }
            start += run;
        }
    }

    @Override
    public void backward(Pass pass, int from, int to) {
        int start = 0;
        for (int input = 0; input < runs.length; input++) {
            int run = runs[input];
            float @Nullable [] inputGradient = pass.inputGradient(input);
            for (int i = from * outer; inputGradient != null && i < to * outer; i++) {
                System.arraycopy(pass.outputGradient(), i * row + start, inputGradient, i * run, run);
            }
            start += run;
        }
    }
}
