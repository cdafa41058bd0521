package dev.fanin.compute;

import dev.fanin.operation.Operation;
import dev.fanin.operation.Pass;
import dev.fanin.tensor.Shape;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Puts every value of a sample in another place, or in several.
public final class Rearrangement implements Operation {

    /// For each place of the output, the place of the input that its value comes from.
    private final int[] sources;

    private final int inputSize;

    private Rearrangement(int[] sources, int inputSize) {
        this.sources = sources;
        this.inputSize = inputSize;
    }

    /// Returns the operation that puts the axes in another order.
    ///
    /// @param axes for each axis of the output, which axis of the input it is, from 0
    public static Rearrangement permutation(Shape input, int[] axes) {
        int[] strides = Strides.of(input);
        Shape output = Shape.of(Arrays.stream(axes).map(input::axis).toArray());
        int[] moved = Arrays.stream(axes).map(axis -> strides[axis]).toArray();
        return new Rearrangement(Strides.places(output, moved), input.arraySize());
    }

    /// Returns the operation that gives a sample several times.
    public static Rearrangement repetition(int size, int times) {
        return new Rearrangement(Strides.places(Shape.of(times, size), new int[] {0, 1}), size);
    }

    @Override
    public void forward(Pass pass, int from, int to) {
        float[] input = pass.input();
        float[] output = pass.output();
        int size = sources.length;
        for (int sample = from; sample < to; sample++) {
            int in = sample * inputSize;
            int out = sample * size;
            for (int i = 0; i < size; i++) {
                output[out + i] = input[in + sources[i]];
            }
        }
    }

    @Override
    public void backward(Pass pass, int from, int to) {
        float @Nullable [] inputGradient = pass.inputGradient();
        if (inputGradient == null) {
            return;
        }
        float[] gradient = pass.outputGradient();
        int size = sources.length;
        Arrays.fill(inputGradient, from * inputSize, to * inputSize, 0f);
        for (int sample = from; sample < to; sample++) {
            int in = sample * inputSize;
            int out = sample * size;
            for (int i = 0; i < size; i++) {
                inputGradient[in + sources[i]] += gradient[out + i];
            }
        }
    }
}
