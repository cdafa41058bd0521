package dev.fanin.layer;

import dev.fanin.kernel.Kernels;
import dev.fanin.random.RandomStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The buffers one layer works on, planned once for a largest batch.
///
/// Arrays are row-major with the sample as first axis and may be longer than the current batch.
///
/// @param samples the number of samples in the current batch
/// @param inputSize the number of values of one sample going in
/// @param outputSize the number of values of one sample coming out
/// @param input what goes in
/// @param output what comes out, before the activation
/// @param outputGradient dL/dz
/// @param inputGradient where dL/dx of the input goes, or null where nobody asks for it
/// @param parameters the values of the parameters, in the layer's order
/// @param parameterGradients where their gradients are added
/// @param scratch space of the operation's own, kept between forward and backward
/// @param training whether the pass belongs to training
/// @param random the layer's random numbers for this very step
/// @param kernels the inner loops to use
@SuppressWarnings("ArrayRecordComponent") // a set of buffers, never compared
public record Pass(
        int samples,
        int inputSize,
        int outputSize,
        float[] input,
        float[] output,
        float[] outputGradient,
        float @Nullable [] inputGradient,
        List<float[]> parameters,
        List<float[]> parameterGradients,
        float[] scratch,
        boolean training,
        RandomStream random,
        Kernels kernels) {}
