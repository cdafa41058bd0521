package dev.fanin.layer;

import dev.fanin.activation.Activations;
import dev.fanin.layer.LayerContract.Case;
import dev.fanin.layer.LayerContract.Reference;
import dev.fanin.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Convolutions of every kind, over one to three axes, with every option.
final class ConvolutionCases {

    private ConvolutionCases() {}

    static Stream<Case> cases() {
        List<Case> cases = new ArrayList<>();
        addPlain(cases);
        addTransposed(cases);
        addDepthwise(cases);
        addSeparable(cases);
        return cases.stream();
    }

    private static Shape shape(List<Integer> axes) {
        return Shape.of(axes.stream().mapToInt(Integer::intValue).toArray());
    }

    private static void addPlain(List<Case> cases) {
        plain(cases, List.of(7, 3), List.of(3), "valid", 1, 1, 1, 4);
        plain(cases, List.of(8, 2), List.of(4), "same", 3, 1, 1, 2);
        plain(cases, List.of(9, 2), List.of(3), "causal", 1, 2, 2, 4);
        plain(cases, List.of(9, 1), List.of(2), "causal", 2, 1, 1, 3);
        plain(cases, List.of(5, 6, 3), List.of(3, 2), "same", 1, 1, 1, 4);
        plain(cases, List.of(5, 6, 4), List.of(3, 3), "same", 2, 1, 2, 6);
        plain(cases, List.of(6, 5, 1), List.of(3, 3), "valid", 1, 2, 1, 3);
        plain(cases, List.of(6, 5, 3), List.of(1, 1), "valid", 1, 1, 1, 2);
        plain(cases, List.of(6, 5, 3), List.of(1, 1), "same", 2, 1, 3, 3);
        plain(cases, List.of(3, 3, 4, 2), List.of(2, 3, 2), "same", 1, 1, 1, 2);
        plain(cases, List.of(4, 3, 5, 2), List.of(2, 2, 3), "valid", 2, 1, 2, 2);
        Sliding window = Sliding.of("same", List.of(4, 4, 2), List.of(3, 3), 1, 1);
        cases.add(Case.of(
                Layers.conv2d(3, 3, "tanh").padding("same").withoutBias(),
                (inputs, parameters, samples, _) ->
                        window.convolution(inputs.getFirst(), parameters.getFirst(), 3, 1, samples),
                Shape.of(4, 4, 2)));
    }

    private static void plain(
            List<Case> cases,
            List<Integer> input,
            List<Integer> size,
            String padding,
            int stride,
            int dilation,
            int groups,
            int filters) {
        Convolution layer = Convolution.of(filters, Window.of(shape(size)), Activations.linear())
                .padding(padding)
                .strides(stride)
                .dilationRate(dilation)
                .groups(groups);
        Sliding window = Sliding.of(padding, input, size, stride, dilation);
        Reference reference = (inputs, parameters, samples, _) -> Sliding.biased(
                window.convolution(inputs.getFirst(), parameters.getFirst(), filters, groups, samples), parameters, 1);
        cases.add(Case.of(layer, reference, shape(input)));
    }

    /// The output of a transposed convolution is the input of the plain one; sizes and what is cut
    /// off at the front are worked out by hand from Keras's rules.
    private static void addTransposed(List<Case> cases) {
        transposed(cases, List.of(4), 3, 2, 1, "valid", null, List.of(9), 0);
        transposed(cases, List.of(4), 2, 3, 1, "valid", null, List.of(12), 0);
        transposed(cases, List.of(4), 3, 2, 1, "same", null, List.of(8), 0);
        transposed(cases, List.of(4), 4, 2, 1, "same", null, List.of(8), 1);
        transposed(cases, List.of(5), 3, 1, 2, "same", null, List.of(5), 2);
        transposed(cases, List.of(4), 3, 2, 1, "same", 1, List.of(8), 0);
        transposed(cases, List.of(4), 3, 2, 1, "valid", 1, List.of(10), 0);
        transposed(cases, List.of(3, 2), 3, 2, 1, "same", null, List.of(6, 4), 0);
        transposed(cases, List.of(3, 4), 2, 1, 1, "valid", null, List.of(4, 5), 0);
        transposed(cases, List.of(2, 2, 3), 2, 2, 1, "valid", null, List.of(4, 4, 6), 0);
    }

    private static void transposed(
            List<Case> cases,
            List<Integer> input,
            int size,
            int stride,
            int dilation,
            String padding,
            @Nullable Integer outputPadding,
            List<Integer> output,
            int cut) {
        int rank = input.size();
        TransposedConvolution layer = TransposedConvolution.of(3, Window.of(rank, size), Activations.linear())
                .padding(padding)
                .strides(stride)
                .dilationRate(dilation);
        layer = outputPadding == null ? layer : layer.outputPadding(outputPadding);
        int[] in = {1, 1, 1};
        int[] window = {1, 1, 1};
        int[] strides = {1, 1, 1};
        int[] apart = {1, 1, 1};
        int[] before = {0, 0, 0};
        int[] out = {1, 1, 1};
        for (int i = 0; i < rank; i++) {
            int axis = 3 - rank + i;
            in[axis] = output.get(i);
            out[axis] = input.get(i);
            window[axis] = size;
            strides[axis] = stride;
            apart[axis] = dilation;
            before[axis] = cut;
        }
        Sliding sliding = new Sliding(in, 3, window, strides, apart, before, out);
        Reference reference = (inputs, parameters, samples, _) ->
                Sliding.biased(sliding.transposed(inputs.getFirst(), parameters.getFirst(), samples), parameters, 1);
        List<Integer> sample = new ArrayList<>(input);
        sample.add(2);
        cases.add(Case.of(layer, reference, shape(sample)));
    }

    private static void addDepthwise(List<Case> cases) {
        depthwise(cases, List.of(7, 3), List.of(3), "same", 2, 1, 1);
        depthwise(cases, List.of(7, 3), List.of(2), "valid", 1, 2, 2);
        depthwise(cases, List.of(5, 4, 3), List.of(3, 2), "same", 1, 1, 2);
        depthwise(cases, List.of(5, 5, 2), List.of(3, 3), "valid", 2, 1, 1);
    }

    private static void depthwise(
            List<Case> cases,
            List<Integer> input,
            List<Integer> size,
            String padding,
            int stride,
            int dilation,
            int multiplier) {
        DepthwiseConvolution layer = DepthwiseConvolution.of(Window.of(shape(size)), Activations.linear())
                .depthMultiplier(multiplier)
                .padding(padding)
                .strides(stride)
                .dilationRate(dilation);
        Sliding window = Sliding.of(padding, input, size, stride, dilation);
        cases.add(Case.of(
                layer,
                (inputs, parameters, samples, _) -> Sliding.biased(
                        window.depthwise(inputs.getFirst(), parameters.getFirst(), samples), parameters, 1),
                shape(input)));
        cases.add(Case.of(
                layer.withoutBias().activation("sigmoid"),
                (inputs, parameters, samples, _) -> window.depthwise(inputs.getFirst(), parameters.getFirst(), samples),
                shape(input)));
    }

    private static void addSeparable(List<Case> cases) {
        separable(cases, ConvolutionLayers.separableConv1d(4, 3).padding("same"), 1, List.of(6, 3), List.of(3));
        separable(
                cases, ConvolutionLayers.separableConv2d(2, 2, 3).padding("same"), 2, List.of(4, 5, 3), List.of(2, 3));
        separable(
                cases,
                ConvolutionLayers.separableConv2d(5, 3).padding("same").withoutBias(),
                1,
                List.of(4, 3, 2),
                List.of(3, 3));
    }

    private static void separable(
            List<Case> cases, SeparableConvolution layer, int multiplier, List<Integer> input, List<Integer> size) {
        Sliding window = Sliding.of("same", input, size, 1, 1);
        int between = input.getLast() * multiplier;
        Reference reference = (inputs, parameters, samples, _) -> {
            double[] middle = window.depthwise(inputs.getFirst(), parameters.getFirst(), samples);
            double[] z = new double[middle.length / between * layer.filters()];
            for (int i = 0; i < z.length; i++) {
                for (int c = 0; c < between; c++) {
                    int row = i / layer.filters();
                    z[i] += middle[row * between + c] * parameters.get(1)[c * layer.filters() + i % layer.filters()];
                }
            }
            return Sliding.biased(z, parameters, 2);
        };
        cases.add(Case.of(layer.depthMultiplier(multiplier), reference, shape(input)));
    }
}
