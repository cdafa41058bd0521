package dev.fanin.lab.scheme;

import dev.fanin.activation.ActivationFunction;
import dev.fanin.graph.Network;
import dev.fanin.init.Fans;
import dev.fanin.layer.Layer;
import dev.fanin.layer.ParameterSpec;
import java.util.List;

/// One kernel of a network, and what a scheme has to know to scale it.
///
/// Kernels are those of dense layers and of all convolutions; a separable convolution has two. The
/// tables of embeddings and the parameters of custom layers are none.
///
/// @param node the place of the layer's first use among the network's nodes
/// @param layer the layer, with its name
/// @param path the path of the layer, for example `encoder/dense`
/// @param parameter the kernel as the layer states it, with the fans of Keras
/// @param fans the true fans: how many weights feed an output, and how many outputs an input feeds
/// @param activation what follows: the layer's own activation, or that of a later layer with
///     nothing but normalization, pooling, dropout and changes of shape in between; linear where
///     there is none, or where readers differ
/// @param isNormalized whether a normalization follows before any activation
/// @param endsBranch whether it is the last kernel of the branch of a residual block
/// @param isLast whether no kernel and no joint stands between it and an output
public record Kernel(
        int node,
        Layer layer,
        String path,
        ParameterSpec parameter,
        Fans fans,
        ActivationFunction activation,
        boolean isNormalized,
        boolean endsBranch,
        boolean isLast) {

    /// Returns the kernels of a network in its order, each once.
    public static List<Kernel> allOf(Network network) {
        return new Kernels(network).all();
    }

    /// Returns the path of the values, for example `encoder/dense/kernel`.
    public String parameterPath() {
        return path + "/" + parameter.name();
    }

    /// Returns by what a variance over the layer's own fan-in is multiplied to make it one over the
    /// true fan-in: 1 where Keras counts right.
    double fanInCorrection() {
        return parameter.fans().in() / fans.in();
    }
}
