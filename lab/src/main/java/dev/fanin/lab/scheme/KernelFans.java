package dev.fanin.lab.scheme;

import dev.fanin.connection.Connection;
import dev.fanin.connection.Connections;
import dev.fanin.connection.FanConvention;
import dev.fanin.graph.Node;
import dev.fanin.init.Fans;
import dev.fanin.layer.Convolution;
import dev.fanin.layer.Dense;
import dev.fanin.layer.DepthwiseConvolution;
import dev.fanin.layer.Layer;
import dev.fanin.layer.ParameterSpec;
import dev.fanin.layer.SeparableConvolution;
import dev.fanin.layer.TransposedConvolution;
import dev.fanin.layer.Window;
import java.util.List;

/// The kernels among the parameters of a layer, each with its true fans.
///
/// @param parameter the kernel as the layer states it
/// @param fans its true fans
record KernelFans(ParameterSpec parameter, Fans fans) {

    static List<KernelFans> of(Node node) {
        int in = node.input().axis(-1);
        Layer layer = node.layer();
        if (layer instanceof Dense dense) {
            return one(node, Connections.fullyConnected(in, dense.units()));
        }
        if (layer instanceof Convolution convolution) {
            Window window = convolution.window();
            return one(
                    node,
                    Connections.convolution(
                                    in, convolution.filters(), window.size().toArray())
                            .strides(window.strides().toArray())
                            .groups(convolution.groups()));
        }
        if (layer instanceof TransposedConvolution convolution) {
            Window window = convolution.window();
            return one(
                    node,
                    Connections.transposedConvolution(
                                    in, convolution.filters(), window.size().toArray())
                            .strides(window.strides().toArray()));
        }
        if (layer instanceof DepthwiseConvolution convolution) {
            Window window = convolution.window();
            return one(
                    node,
                    Connections.depthwiseConvolution(
                                    in,
                                    convolution.depthMultiplier(),
                                    window.size().toArray())
                            .strides(window.strides().toArray()));
        }
        if (layer instanceof SeparableConvolution convolution) {
            Window window = convolution.window();
            var both = Connections.separableConvolution(
                            in,
                            convolution.depthMultiplier(),
                            convolution.filters(),
                            window.size().toArray())
                    .strides(window.strides().toArray());
            return List.of(at(node, 0, both.depthwise()), at(node, 1, both.pointwise()));
        }
        return List.of();
    }

    private static List<KernelFans> one(Node node, Connection connection) {
        return List.of(at(node, 0, connection));
    }

    private static KernelFans at(Node node, int parameter, Connection connection) {
        return new KernelFans(node.parameters().get(parameter), FanConvention.EXACT.of(connection));
    }
}
