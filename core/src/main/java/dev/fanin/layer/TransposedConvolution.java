package dev.fanin.layer;

import dev.fanin.activation.ActivationFunction;
import dev.fanin.compute.ConvolutionMap;
import dev.fanin.config.Config;
import dev.fanin.connection.Connections;
import dev.fanin.connection.FanConvention;
import dev.fanin.init.Initializer;
import dev.fanin.kernel.ConvolutionShape;
import dev.fanin.operation.Operation;
import dev.fanin.regularizer.Regularizer;
import dev.fanin.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A transposed convolution over one to three axes: each input is spread over a window of the
/// output, and the windows of neighbours lie a stride apart.
///
/// With n positions, a stride of s and a window that reaches over e, `valid` gives `(n - 1) s +
/// max(e, s)` positions and `same` gives `n s`; with an output padding p these are `(n - 1) s + e +
/// p` and `(n - 1) s + e mod 2 + p`. What `same` cuts off is cut off at the front by `e - 1 -
/// min(ceil(q / 2), e - 1)`, where q is `s + e - 2`, or `e + e mod 2 - 2 + p` with output padding.
///
/// Shapes: input `(n..., channels)`, kernel `(window..., filters, channels)`, bias `(filters,)`,
/// output `(positions..., filters)`. Fans are those of Keras: the window times the last two axes of
/// the kernel, fan-in from the filters.
///
/// Also called: Conv1DTranspose, Conv2DTranspose, Conv3DTranspose; deconvolution.
///
/// Source: Keras 3.15.1 as it computes with TensorFlow and JAX, and its defaults.
///
/// @param filters the channels of the output, at least 1
/// @param window how the window moves over the output
/// @param outputPadding positions added to the output along each axis, each below the stride, or
///     null for Keras's default
/// @param settings activation, kernel and bias
/// @param label name and trainability
public record TransposedConvolution(
        int filters, Window window, @Nullable List<Integer> outputPadding, ConvolutionSettings settings, Label label)
        implements KerasLayer, Convolutional<TransposedConvolution> {

    public TransposedConvolution {
        outputPadding = outputPadding == null ? null : List.copyOf(outputPadding);
        String called = Layers.called("Conv" + window.rank() + "DTranspose", label.name());
        if (filters < 1) {
            throw new IllegalArgumentException(called + ": filters must be at least 1, got " + filters + ".");
        }
        if (window.padding() == Padding.CAUSAL) {
            throw new IllegalArgumentException(called + " expects padding 'valid' or 'same', got 'causal'.");
        }
        checkOutputPadding(called, window, outputPadding);
    }

    private static void checkOutputPadding(String called, Window window, @Nullable List<Integer> outputPadding) {
        if (outputPadding == null) {
            return;
        }
        boolean fits = outputPadding.size() == window.rank();
        for (int axis = 0; fits && axis < window.rank(); axis++) {
            fits = outputPadding.get(axis) >= 0
                    && outputPadding.get(axis) < window.strides().axis(axis);
        }
        if (!fits) {
            throw new IllegalArgumentException(called + " expects output padding of at least 0 and below the stride"
                    + " along each axis, got " + outputPadding + " for strides " + window.strides() + ".");
        }
    }

    /// Returns a layer with Keras's defaults.
    public static TransposedConvolution of(int filters, Window window, ActivationFunction activation) {
        return new TransposedConvolution(filters, window, null, ConvolutionSettings.of(activation), Label.here());
    }

    @Override
    public TransposedConvolution named(String name) {
        return labelled(label.named(name));
    }

    @Override
    public TransposedConvolution labelled(Label newLabel) {
        return new TransposedConvolution(filters, window, outputPadding, settings, newLabel);
    }

    @Override
    public TransposedConvolution window(Window other) {
        return new TransposedConvolution(filters, other, outputPadding, settings, label);
    }

    @Override
    public TransposedConvolution settings(ConvolutionSettings other) {
        return new TransposedConvolution(filters, window, outputPadding, other, label);
    }

    /// Returns this layer with positions added to the output, as many along each axis or one number
    /// for all.
    public TransposedConvolution outputPadding(int... added) {
        List<Integer> padding = new ArrayList<>();
        for (int axis = 0; axis < Math.max(window.rank(), added.length); axis++) {
            padding.add(added[added.length == 1 ? 0 : axis]);
        }
        return new TransposedConvolution(filters, window, padding, settings, label);
    }

    @Override
    public TransposedConvolution kernelInitializer(Initializer initializer) {
        return settings(settings.kernel(settings.kernel().with(initializer)));
    }

    @Override
    public ActivationFunction activation() {
        return settings.activation();
    }

    @Override
    public Regularizer activityRegularizer() {
        return settings.activityRegularizer();
    }

    @Override
    public String type() {
        return "Conv" + window.rank() + "DTranspose";
    }

    @Override
    public Shape outputShape(Shape input) {
        window.checkRank(this, input);
        int[] axes = new int[window.rank() + 1];
        for (int axis = 0; axis < window.rank(); axis++) {
            axes[axis] = outputs(axis, input.axis(axis));
        }
        axes[window.rank()] = filters;
        return Shape.of(axes);
    }

    private int outputs(int axis, int inputs) {
        int stride = window.strides().axis(axis);
        int reach = window.reach(axis);
        int apart = (inputs - 1) * stride;
        boolean same = window.padding() == Padding.SAME;
        if (outputPadding != null) {
            return apart + (same ? reach % 2 : reach) + outputPadding.get(axis);
        }
        return apart + (same ? stride : Math.max(reach, stride));
    }

    /// Returns how many positions at the front, along an axis, are not part of the output.
    public int cut(int axis) {
        if (window.padding() != Padding.SAME) {
            return 0;
        }
        int reach = window.reach(axis);
        int total = outputPadding == null
                ? window.strides().axis(axis) + reach - 2
                : reach + reach % 2 - 2 + outputPadding.get(axis);
        return reach - 1 - Math.min((total + 1) / 2, reach - 1);
    }

    @Override
    public List<ParameterSpec> parameters(Shape input) {
        window.checkRank(this, input);
        var connection = Connections.transposedConvolution(
                        input.axis(-1), filters, window.size().toArray())
                .strides(window.strides().toArray());
        Shape biasShape = Shape.of(filters);
        List<ParameterSpec> parameters = new ArrayList<>();
        parameters.add(new ParameterSpec(
                "kernel", connection.kerasShape(), FanConvention.KERAS.of(connection), settings.kernel()));
        if (settings.useBias()) {
            parameters.add(new ParameterSpec(
                    "bias", biasShape, FanConvention.KERAS.ofBias(connection, biasShape), settings.bias()));
        }
        return List.copyOf(parameters);
    }

    @Override
    public Operation operation(Shape input) {
        int[] before = new int[window.rank()];
        for (int axis = 0; axis < before.length; axis++) {
            before[axis] = cut(axis);
        }
        ConvolutionShape plain = new ConvolutionShape(
                window.rank(),
                outputShape(input).dropLast().toArray(),
                filters,
                window.size().toArray(),
                input.axis(-1),
                window.strides().toArray(),
                window.dilation().toArray(),
                before,
                input.dropLast().toArray(),
                1);
        return new ConvolutionMap(plain, true, settings.useBias());
    }

    @Override
    public Config config() {
        Config config = ConvolutionConfigs.windowStart(label.config(type()).with("filters", filters), window)
                .with("output_padding", outputPadding);
        return LayerConfig.withSettings(
                ConvolutionConfigs.activated(ConvolutionConfigs.windowEnd(config, window), settings),
                settings.kernel(),
                settings.bias(),
                settings.activityRegularizer());
    }
}
