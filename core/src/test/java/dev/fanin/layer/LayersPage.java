package dev.fanin.layer;

import static dev.fanin.layer.ConvolutionLayers.conv2dTranspose;
import static dev.fanin.layer.ConvolutionLayers.depthwiseConv2d;
import static dev.fanin.layer.ConvolutionLayers.separableConv2d;
import static dev.fanin.layer.Layers.batchNormalization;
import static dev.fanin.layer.Layers.conv1d;
import static dev.fanin.layer.Layers.conv2d;
import static dev.fanin.layer.Layers.conv3d;
import static dev.fanin.layer.Layers.dense;
import static dev.fanin.layer.Layers.embedding;
import static dev.fanin.layer.Layers.groupNormalization;
import static dev.fanin.layer.Layers.layerNormalization;
import static dev.fanin.layer.Layers.pReLU;
import static dev.fanin.layer.Layers.rmsNormalization;

import dev.fanin.init.Initializers;
import dev.fanin.tensor.Shape;
import java.util.ArrayList;
import java.util.List;

/// What docs/LAYERS.md says of parameters, computed from the layers.
final class LayersPage {

    /// One layer on inputs of one shape.
    record Example(String text, Layer layer, Shape input) {}

    private LayersPage() {}

    static List<Example> examples() {
        Shape image = Shape.of(12, 12, 3);
        return List.of(
                new Example("dense(16)", dense(16), Shape.of(5)),
                new Example("embedding(100, 16)", embedding(100, 16), Shape.of(7)),
                new Example("pReLU()", pReLU(), Shape.of(5)),
                new Example("pReLU(1, 2)", pReLU(1, 2), image),
                new Example("conv1d(8, 3)", conv1d(8, 3), Shape.of(12, 3)),
                new Example("conv2d(8, 3)", conv2d(8, 3), image),
                new Example("conv2d(9, 3).groups(3)", conv2d(9, 3).groups(3), image),
                new Example("conv3d(8, 3)", conv3d(8, 3), Shape.of(12, 12, 12, 3)),
                new Example("conv2dTranspose(8, 3)", conv2dTranspose(8, 3), image),
                new Example("depthwiseConv2d(3)", depthwiseConv2d(3), image),
                new Example("separableConv2d(8, 3)", separableConv2d(8, 3), image),
                new Example("batchNormalization()", batchNormalization(), image),
                new Example("layerNormalization()", layerNormalization(), Shape.of(7, 16)),
                new Example("groupNormalization(4)", groupNormalization(4), Shape.of(12, 12, 8)),
                new Example("rmsNormalization()", rmsNormalization(), Shape.of(7, 16)));
    }

    /// Returns the table, line by line.
    static String table() {
        List<String> lines = new ArrayList<>();
        lines.add("| layer | from, to | parameter | shape | begins as | fan-in, fan-out | weights in all |");
        lines.add("|---|---|---|---|---|---|---|");
        for (Example example : examples()) {
            List<ParameterSpec> parameters = example.layer().parameters(example.input());
            long count =
                    parameters.stream().mapToLong(one -> one.shape().size()).sum();
            for (int i = 0; i < parameters.size(); i++) {
                ParameterSpec one = parameters.get(i);
                String begin = i > 0
                        ? "| | "
                        : "| `" + example.text() + "` | " + example.input() + ", "
                                + example.layer().outputShape(example.input()) + " ";
                lines.add(begin + "| " + one.name() + (one.trainable() ? "" : ", not trained") + " | " + one.shape()
                        + " | " + initializer(one) + " | "
                        + one.fans().toString().replaceAll("fan-(in|out) ", "")
                        + " | " + (i > 0 ? "" : count) + " |");
            }
        }
        return String.join("\n", lines) + "\n";
    }

    private static String initializer(ParameterSpec parameter) {
        for (String name : List.of("glorot_uniform", "zeros", "ones", "uniform")) {
            if (Initializers.named(name).equals(parameter.initializer())) {
                return "`" + name + "`";
            }
        }
        throw new IllegalStateException("No short name for " + parameter.initializer() + ".");
    }
}
