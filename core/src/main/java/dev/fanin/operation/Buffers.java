package dev.fanin.operation;

import dev.fanin.random.RandomStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The arrays one layer works on, which all its threads share.
///
/// Arrays are row-major with the sample as first axis and may be longer than the current batch.
///
/// @param inputs what goes in
/// @param inputSizes the number of values of one sample of each input
/// @param output what comes out, before the activation
/// @param outputSize the number of values of one sample coming out
/// @param outputGradient dL/dz
/// @param inputGradients where the gradients of the inputs go, each null where nobody asks for it
/// @param parameters the values of the parameters, in the layer's order
/// @param parameterGradients where their gradients go
/// @param scratch space of the operation's own, kept between forward and backward
/// @param random the layer's random numbers
@SuppressWarnings("ArrayRecordComponent") // a set of buffers, never compared
public record Buffers(
        List<float[]> inputs,
        List<Integer> inputSizes,
        float[] output,
        int outputSize,
        float[] outputGradient,
        List<float @Nullable []> inputGradients,
        List<float[]> parameters,
        List<float[]> parameterGradients,
        float[] scratch,
        RandomStream random) {}
