package dev.fanin.lab.corpus;

import dev.fanin.activation.ActivationFunction;
import dev.fanin.lab.corpus.Place.Role;
import dev.fanin.layer.ConvolutionLayers;
import dev.fanin.layer.Layer;
import dev.fanin.layer.Layers;

/// The layers with kernels of one network, in their order.
final class Kernel {

    private final Scheme scheme;
    private final int count;
    private final int blocks;
    private int index;

    /// @param count how many there will be
    Kernel(Scheme scheme, int count, int blocks) {
        this.scheme = scheme;
        this.count = count;
        this.blocks = blocks;
    }

    private Place next(Role role) {
        return new Place(role, index++, count, blocks);
    }

    Layer dense(Role role, int units, ActivationFunction phi) {
        Place place = next(role);
        return Layers.dense(units, phi)
                .kernelInitializer(scheme.kernels().at(place))
                .biasInitializer(scheme.biases().at(place));
    }

    /// @param size the taps along each side
    Layer convolution(Role role, int filters, int size, ActivationFunction phi) {
        Place place = next(role);
        return Layers.conv2d(filters, size)
                .padding("same")
                .activation(phi)
                .kernelInitializer(scheme.kernels().at(place))
                .biasInitializer(scheme.biases().at(place));
    }

    Layer depthwise(int size, ActivationFunction phi) {
        Place place = next(Role.DEPTHWISE);
        return ConvolutionLayers.depthwiseConv2d(size)
                .padding("same")
                .activation(phi)
                .kernelInitializer(scheme.kernels().at(place))
                .biasInitializer(scheme.biases().at(place));
    }

    Layer separable(int filters, int size, ActivationFunction phi) {
        Place first = next(Role.DEPTHWISE);
        Place second = next(Role.HIDDEN);
        var layer = ConvolutionLayers.separableConv2d(filters, size)
                .padding("same")
                .activation(phi)
                .kernelInitializer(scheme.kernels().at(first))
                .biasInitializer(scheme.biases().at(second));
        return layer.pointwise(layer.pointwise().with(scheme.kernels().at(second)));
    }
}
