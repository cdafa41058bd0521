package dev.fanin.lab.corpus;

import dev.fanin.activation.ActivationFunction;
import dev.fanin.activation.Activations;
import dev.fanin.lab.corpus.Place.Role;
import dev.fanin.layer.Layer;
import dev.fanin.layer.Layers;
import dev.fanin.layer.Symbol;
import dev.fanin.model.Definition;
import dev.fanin.model.Functional;
import dev.fanin.tensor.Shape;
import java.util.Locale;

/// Blocks `x + W2 phi(W1 x)` between a first layer and a head.
///
/// @param input the shape of one sample; convolutions over an image, dense layers over a vector
/// @param blocks the number of blocks
/// @param width the units or filters of each layer
/// @param phi the activation
/// @param norm what follows each kernel of a branch
/// @param outputs the classes, or 1 for a number
record Residual(Shape input, int blocks, int width, ActivationFunction phi, Norm norm, int outputs)
        implements Architecture {

    private boolean isImage() {
        return input.rank() == 3;
    }

    @Override
    public Definition with(Scheme scheme) {
        Kernel kernel = new Kernel(scheme, 2 * blocks + 2, blocks);
        Symbol start = Layers.input(input).on();
        Symbol x = scheme.rescaling() == 1
                ? start
                : Layers.rescaling(scheme.rescaling(), 0).on(start);
        x = layer(kernel, Role.HIDDEN).on(x);
        for (int i = 0; i < blocks; i++) {
            Symbol branch = layer(kernel, Role.HIDDEN).on(x);
            for (Layer layer : norm.layers()) {
                branch = layer.on(branch);
            }
            branch = layer(kernel, Role.BRANCH_END).on(Layers.activation(phi).on(branch));
            for (Layer layer : norm.layers(scheme.gamma())) {
                branch = layer.on(branch);
            }
            x = Layers.add().on(x, branch);
        }
        x = Layers.activation(phi).on(x);
        if (isImage()) {
            x = Layers.globalAveragePooling2d().on(x);
        }
        Layer head = kernel.dense(Role.HEAD, outputs, outputs == 1 ? Activations.linear() : Activations.softmax());
        return Functional.of(start, head.on(x));
    }

    private Layer layer(Kernel kernel, Role role) {
        return isImage()
                ? kernel.convolution(role, width, 3, Activations.linear())
                : kernel.dense(role, width, Activations.linear());
    }

    @Override
    public String family() {
        return "residual";
    }

    @Override
    public String title() {
        return "residual" + (isImage() ? " cnn" : " mlp")
                + (norm == Norm.NONE ? "" : " " + norm.name().toLowerCase(Locale.ROOT)) + " " + phi.name() + " "
                + blocks + "x" + width;
    }
}
