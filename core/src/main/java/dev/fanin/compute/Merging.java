package dev.fanin.compute;

import dev.fanin.operation.Operation;
import dev.fanin.operation.Pass;
import dev.fanin.tensor.Shape;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Makes one value of the values that several inputs have in the same place.
///
/// An input with an axis of length 1 gives the same value to all places along that axis, and gets
/// the sum of their gradients. Where several inputs are largest (or smallest), the first gets the
/// gradient.
public final class Merging implements Operation {

    /// How the values become one.
    public enum Kind {
        ADD,
        SUBTRACT,
        MULTIPLY,
        AVERAGE,
        MAXIMUM,
        MINIMUM
    }

    private final Kind kind;
    private final int size;
    private final int[] sizes;

    /// Whether all inputs have the shape of the output.
    private final boolean isPlain;

    /// For each input, the place of the value that goes to each place of the output.
    private final int[][] places;

    /// For each input, the places of the output ordered by the place of the input they take.
    private final int[][] readers;

    /// For each input and place, where its readers begin.
    private final int[][] starts;

    /// Plans the operation.
    public Merging(Kind kind, List<Shape> inputs, Shape output) {
        this.kind = kind;
        this.size = output.arraySize();
        this.isPlain = inputs.stream().allMatch(input -> input.arraySize() == size);
        int count = inputs.size();
        sizes = inputs.stream().mapToInt(Shape::arraySize).toArray();
        places = new int[count][];
        readers = new int[count][];
        starts = new int[count][];
        for (int i = 0; i < count && !isPlain; i++) {
            places[i] = Strides.places(output, Strides.broadcast(inputs.get(i), output));
            starts[i] = new int[sizes[i] + 1];
            for (int place : places[i]) {
                starts[i][place + 1]++;
            }
            for (int place = 0; place < sizes[i]; place++) {
                starts[i][place + 1] += starts[i][place];
            }
            int[] next = starts[i].clone();
            readers[i] = new int[size];
            for (int out = 0; out < size; out++) {
                readers[i][next[places[i][out]]++] = out;
            }
        }
    }

    @Override
    public void forward(Pass pass, int from, int to) {
        if (isPlain) {
            forwardPlain(pass, from * size, to * size);
            return;
        }
        float[] output = pass.output();
        for (int sample = from; sample < to; sample++) {
            for (int i = 0; i < size; i++) {
                float value = value(pass, 0, sample, i);
                for (int input = 1; input < sizes.length; input++) {
                    value = joined(value, value(pass, input, sample, i));
                }
                output[sample * size + i] = kind == Kind.AVERAGE ? value / sizes.length : value;
            }
        }
    }

    private float value(Pass pass, int input, int sample, int place) {
        return pass.input(input)[sample * sizes[input] + (isPlain ? place : places[input][place])];
    }

    private float joined(float a, float b) {
        return switch (kind) {
            case ADD, AVERAGE -> a + b;
            case SUBTRACT -> a - b;
            case MULTIPLY -> a * b;
            case MAXIMUM -> Math.max(a, b);
            case MINIMUM -> Math.min(a, b);
        };
    }

    private void forwardPlain(Pass pass, int from, int to) {
        float[] output = pass.output();
        System.arraycopy(pass.input(0), from, output, from, to - from);
        for (int input = 1; input < sizes.length; input++) {
            join(output, pass.input(input), from, to);
        }
        if (kind == Kind.AVERAGE) {
            float share = 1f / sizes.length;
            for (int i = from; i < to; i++) {
                output[i] *= share;
            }
        }
    }

    private void join(float[] output, float[] input, int from, int to) {
        switch (kind) {
            case ADD, AVERAGE -> {
                for (int i = from; i < to; i++) {
                    output[i] += input[i];
                }
            }
            case SUBTRACT -> {
                for (int i = from; i < to; i++) {
                    output[i] -= input[i];
                }
            }
            case MULTIPLY -> {
                for (int i = from; i < to; i++) {
                    output[i] *= input[i];
                }
            }
            case MAXIMUM -> {
                for (int i = from; i < to; i++) {
                    output[i] = Math.max(output[i], input[i]);
                }
            }
            case MINIMUM -> {
                for (int i = from; i < to; i++) {
                    output[i] = Math.min(output[i], input[i]);
                }
            }
        }
    }

    @Override
    public void backward(Pass pass, int from, int to) {
        for (int input = 0; input < sizes.length; input++) {
            float @Nullable [] inputGradient = pass.inputGradient(input);
            if (inputGradient == null) {
                continue;
            }
            if (isPlain) {
                backwardPlain(pass, input, inputGradient, from, to);
            } else {
                backwardSpread(pass, input, inputGradient, from, to);
            }
        }
    }

    private void backwardPlain(Pass pass, int input, float[] inputGradient, int from, int to) {
        float[] gradient = pass.outputGradient();
        switch (kind) {
            case ADD, AVERAGE, SUBTRACT -> {
                float slope = slope(input);
                for (int i = from * size; i < to * size; i++) {
                    inputGradient[i] = gradient[i] * slope;
                }
            }
            case MULTIPLY, MAXIMUM, MINIMUM -> {
                for (int sample = from; sample < to; sample++) {
                    for (int i = 0; i < size; i++) {
                        int at = sample * size + i;
                        inputGradient[at] = gradient[at] * slope(pass, input, sample, i);
                    }
                }
            }
        }
    }

    private void backwardSpread(Pass pass, int input, float[] inputGradient, int from, int to) {
        float[] gradient = pass.outputGradient();
        for (int sample = from; sample < to; sample++) {
            for (int place = 0; place < sizes[input]; place++) {
                double sum = 0;
                for (int r = starts[input][place]; r < starts[input][place + 1]; r++) {
                    int out = readers[input][r];
                    sum += gradient[sample * size + out] * slope(pass, input, sample, out);
                }
                inputGradient[sample * sizes[input] + place] = (float) sum;
            }
        }
    }

    /// The slope by one input where it does not depend on values.
    private float slope(int input) {
        return switch (kind) {
            case AVERAGE -> 1f / sizes.length;
            case SUBTRACT -> input == 0 ? 1 : -1;
            case ADD, MULTIPLY, MAXIMUM, MINIMUM -> 1;
        };
    }

    private float slope(Pass pass, int input, int sample, int place) {
        return switch (kind) {
            case ADD, AVERAGE, SUBTRACT -> slope(input);
            case MULTIPLY -> {
                float product = 1;
                for (int other = 0; other < sizes.length; other++) {
                    product *= other == input ? 1 : value(pass, other, sample, place);
                }
                yield product;
            }
            case MAXIMUM, MINIMUM -> isFirst(pass, input, sample, place) ? 1 : 0;
        };
    }

    private boolean isFirst(Pass pass, int input, int sample, int place) {
        float winner = pass.output()[sample * size + place];
        for (int other = 0; other < input; other++) {
            if (value(pass, other, sample, place) == winner) {
                return false;
            }
        }
        return value(pass, input, sample, place) == winner;
    }
}
