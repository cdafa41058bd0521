package dev.fanin.metric;

import dev.fanin.tensor.Shape;
import dev.fanin.text.Quoted;

/// How many values a row has, in the output and in the target.
///
/// A row is the last axis of the output; as many rows share the values of the target evenly, so
/// axes of length 1 may be there or not.
record Widths(int output, int target) {

    /// Returns the widths; throws where the target cannot be shared out among the rows.
    static Widths of(String metric, Shape output, Shape target) {
        long rows = output.size() / output.rowSize();
        if (target.size() % rows != 0) {
            throw new IllegalArgumentException("The metric " + Quoted.of(metric) + " expects targets for each of the "
                    + rows + " rows of an output of shape " + output.behindBatch() + ", got targets of shape "
                    + target.behindBatch() + ".");
        }
        return new Widths(output.rowSize(), (int) (target.size() / rows));
    }

    /// Returns the widths, which must be the same.
    static Widths same(String metric, Shape output, Shape target) {
        Widths widths = of(metric, output, target);
        if (widths.output != widths.target) {
            throw new IllegalArgumentException("The metric " + Quoted.of(metric)
                    + " expects targets of the output's shape " + output.behindBatch() + ", got "
                    + target.behindBatch() + ".");
        }
        return widths;
    }

    /// Returns the widths where each row's target must be one class number.
    static Widths classNumber(String metric, Shape output, Shape target) {
        Widths widths = of(metric, output, target);
        if (widths.target != 1) {
            throw new IllegalArgumentException("The metric " + Quoted.of(metric)
                    + " expects one class number for each row of an output of shape " + output.behindBatch()
                    + ", got targets of shape " + target.behindBatch() + ".");
        }
        return widths;
    }
}
