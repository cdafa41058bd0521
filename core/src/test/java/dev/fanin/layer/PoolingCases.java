package dev.fanin.layer;

import dev.fanin.layer.LayerContract.Case;
import dev.fanin.layer.LayerContract.Reference;
import dev.fanin.tensor.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// Pooling, padding, cropping and upsampling, over one to three axes.
final class PoolingCases {

    private PoolingCases() {}

    static Stream<Case> cases() {
        List<Case> cases = new ArrayList<>();
        addPooling(cases);
        addGlobal(cases);
        addCopies(cases);
        return cases.stream();
    }

    private static Shape shape(List<Integer> axes) {
        return Shape.of(axes.stream().mapToInt(Integer::intValue).toArray());
    }

    private static void addPooling(List<Case> cases) {
        pooling(cases, List.of(7, 3), List.of(2), "valid", 2);
        pooling(cases, List.of(8, 2), List.of(3), "same", 2);
        pooling(cases, List.of(4, 5, 3), List.of(2, 2), "valid", 2);
        pooling(cases, List.of(5, 5, 2), List.of(3, 2), "same", 1);
        pooling(cases, List.of(5, 5, 1), List.of(2, 2), "same", 3);
        pooling(cases, List.of(3, 4, 3, 2), List.of(2, 2, 2), "same", 2);
    }

    private static void pooling(List<Case> cases, List<Integer> input, List<Integer> size, String padding, int stride) {
        Sliding window = Sliding.of(padding, input, size, stride, 1);
        for (Statistic statistic : Statistic.values()) {
            Pooling layer = new Pooling(statistic, Window.of(shape(size)), Label.NONE)
                    .strides(stride)
                    .padding(padding);
            Reference reference = (inputs, _, samples, _) -> statistic == Statistic.MAX
                    ? window.largest(inputs.getFirst(), samples)
                    : window.mean(inputs.getFirst(), samples);
            cases.add(Case.of(layer, reference, shape(input)));
        }
    }

    private static void addGlobal(List<Case> cases) {
        for (List<Integer> input : List.of(List.of(70, 3), List.of(3, 4, 2), List.of(2, 3, 2, 2))) {
            Sliding all = Sliding.of("valid", input, input.subList(0, input.size() - 1), 1, 1);
            for (Statistic statistic : Statistic.values()) {
                GlobalPooling layer = new GlobalPooling(statistic, input.size() - 1, false, Label.NONE);
                Reference reference = (inputs, _, samples, _) -> statistic == Statistic.MAX
                        ? all.largest(inputs.getFirst(), samples)
                        : all.mean(inputs.getFirst(), samples);
                cases.add(Case.of(layer, reference, shape(input)));
                cases.add(Case.of(layer.keepingDims(), reference, shape(input)));
            }
        }
    }

    /// Zeros around: as a convolution with one tap that passes on, whose outputs begin before the
    /// input.
    private static void addCopies(List<Case> cases) {
        padded(cases, ConvolutionLayers.zeroPadding1d(2), List.of(4, 3), new int[] {0, 0, 2}, new int[] {1, 1, 8});
        padded(
                cases,
                new ZeroPadding(new Margins(List.of(1, 0), List.of(0, 3)), Label.NONE),
                List.of(2, 3, 2),
                new int[] {0, 1, 0},
                new int[] {1, 3, 6});
        padded(cases, ConvolutionLayers.zeroPadding3d(1, 0, 2), List.of(2, 2, 1, 2), new int[] {1, 0, 2}, new int[] {
            4, 2, 5
        });
        padded(cases, ConvolutionLayers.cropping1d(1), List.of(4, 3), new int[] {0, 0, -1}, new int[] {1, 1, 2});
        padded(
                cases,
                new Cropping(new Margins(List.of(1, 0), List.of(0, 2)), Label.NONE),
                List.of(3, 4, 2),
                new int[] {0, -1, 0},
                new int[] {1, 2, 2});
        padded(cases, ConvolutionLayers.cropping3d(0, 1, 1), List.of(2, 3, 4, 1), new int[] {0, -1, -1}, new int[] {
            2, 1, 2
        });
        repeated(cases, ConvolutionLayers.upSampling1d(3), List.of(4, 2), new int[] {1, 1, 3});
        repeated(cases, ConvolutionLayers.upSampling2d(2, 3), List.of(2, 3, 2), new int[] {1, 2, 3});
        repeated(cases, ConvolutionLayers.upSampling3d(2), List.of(2, 1, 2, 3), new int[] {2, 2, 2});
    }

    private static int[] three(List<Integer> input) {
        int[] axes = {1, 1, 1};
        for (int i = 0; i < input.size() - 1; i++) {
            axes[3 - input.size() + 1 + i] = input.get(i);
        }
        return axes;
    }

    private static void padded(List<Case> cases, KerasLayer layer, List<Integer> input, int[] before, int[] out) {
        int[] ones = {1, 1, 1};
        Sliding one = new Sliding(three(input), input.getLast(), ones, ones, ones, before, out);
        double[] kernel = new double[input.getLast()];
        Arrays.fill(kernel, 1);
        cases.add(Case.of(
                layer, (inputs, _, samples, _) -> one.depthwise(inputs.getFirst(), kernel, samples), shape(input)));
    }

    /// As a transposed convolution of ones, each channel by itself.
    private static void repeated(List<Case> cases, KerasLayer layer, List<Integer> input, int[] size) {
        int channels = input.getLast();
        int[] ones = {1, 1, 1};
        int[] small = three(input);
        int[] large = {small[0] * size[0], small[1] * size[1], small[2] * size[2]};
        Sliding spread = new Sliding(large, channels, size, size, ones, new int[3], small);
        double[] kernel = new double[Sliding.product(size) * channels * channels];
        for (int i = 0; i < kernel.length; i++) {
            kernel[i] = i / channels % channels == i % channels ? 1 : 0;
        }
        cases.add(Case.of(
                layer, (inputs, _, samples, _) -> spread.transposed(inputs.getFirst(), kernel, samples), shape(input)));
    }
}
