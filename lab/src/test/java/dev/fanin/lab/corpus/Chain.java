package dev.fanin.lab.corpus;

import dev.fanin.activation.ActivationFunction;
import dev.fanin.activation.Activations;
import dev.fanin.lab.corpus.Place.Role;
import dev.fanin.layer.Layer;
import dev.fanin.layer.Layers;
import dev.fanin.model.Definition;
import dev.fanin.model.Sequential;
import dev.fanin.tensor.Shape;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/// Layers one after the other.
///
/// @param input the shape of one sample; convolutions over an image, dense layers over a vector
/// @param widths the units or filters of each hidden layer
/// @param kind what hidden layers of an image are made of
/// @param phi the activation
/// @param norm what comes before each activation
/// @param pooling after so many convolutions the image is halved; 0 for never
/// @param outputs the classes, or 1 for a number
record Chain(Shape input, List<Integer> widths, Kind kind, ActivationFunction phi, Norm norm, int pooling, int outputs)
        implements Architecture {

    /// What hidden layers of an image are made of.
    enum Kind {
        /// Convolutions of 3x3.
        PLAIN,
        /// A depthwise convolution of 3x3 and a convolution of 1x1.
        DEPTHWISE,
        /// Separable convolutions of 3x3.
        SEPARABLE
    }

    Chain {
        widths = List.copyOf(widths);
    }

    static Chain mlp(int features, int depth, int width, ActivationFunction phi, int outputs) {
        return new Chain(
                Shape.of(features),
                java.util.Collections.nCopies(depth, width),
                Kind.PLAIN,
                phi,
                Norm.NONE,
                0,
                outputs);
    }

    static Chain cnn(Shape image, int depth, int filters, ActivationFunction phi, int pooling, int outputs) {
        return new Chain(
                image, java.util.Collections.nCopies(depth, filters), Kind.PLAIN, phi, Norm.NONE, pooling, outputs);
    }

    Chain norm(Norm other) {
        return new Chain(input, widths, kind, phi, other, pooling, outputs);
    }

    Chain kind(Kind other) {
        return new Chain(input, widths, other, phi, norm, pooling, outputs);
    }

    Chain phi(ActivationFunction other) {
        return new Chain(input, widths, kind, other, norm, pooling, outputs);
    }

    Chain widths(Integer... others) {
        return new Chain(input, List.of(others), kind, phi, norm, pooling, outputs);
    }

    private boolean isImage() {
        return input.rank() == 3;
    }

    @Override
    public Definition with(Scheme scheme) {
        int hidden = widths.size() * (isImage() && kind != Kind.PLAIN ? 2 : 1);
        Kernel kernel = new Kernel(scheme, hidden + 1, 0);
        List<Layer> layers = new ArrayList<>();
        layers.add(Layers.input(input));
        if (scheme.rescaling() != 1) {
            layers.add(Layers.rescaling(scheme.rescaling(), 0));
        }
        for (int i = 0; i < widths.size(); i++) {
            layers.addAll(hidden(kernel, widths.get(i)));
            if (pooling > 0 && (i + 1) % pooling == 0) {
                layers.add(Layers.averagePooling2d(2));
            }
        }
        if (isImage()) {
            layers.add(Layers.flatten());
        }
        layers.add(kernel.dense(Role.HEAD, outputs, outputs == 1 ? Activations.linear() : Activations.softmax()));
        return new Sequential(layers);
    }

    private List<Layer> hidden(Kernel kernel, int width) {
        ActivationFunction own = norm == Norm.NONE ? phi : Activations.linear();
        List<Layer> layers = new ArrayList<>();
        if (!isImage()) {
            layers.add(kernel.dense(Role.HIDDEN, width, own));
        } else {
            switch (kind) {
                case PLAIN -> layers.add(kernel.convolution(Role.HIDDEN, width, 3, own));
                case DEPTHWISE -> {
                    layers.add(kernel.depthwise(3, Activations.linear()));
                    layers.add(kernel.convolution(Role.HIDDEN, width, 1, own));
                }
                case SEPARABLE -> layers.add(kernel.separable(width, 3, own));
            }
        }
        layers.addAll(norm.layers());
        if (norm != Norm.NONE) {
            layers.add(Layers.activation(phi));
        }
        return layers;
    }

    @Override
    public String family() {
        return norm != Norm.NONE ? "normalized" : isImage() ? "cnn" : "mlp";
    }

    @Override
    public String title() {
        String form = (isImage() ? "cnn" : "mlp")
                + (norm == Norm.NONE ? "" : " " + norm.name().toLowerCase(java.util.Locale.ROOT));
        String made = kind == Kind.PLAIN ? "" : " " + kind.name().toLowerCase(java.util.Locale.ROOT);
        String size = new HashSet<>(widths).size() == 1
                ? widths.size() + "x" + widths.getFirst()
                : String.join("-", widths.stream().map(String::valueOf).toList());
        return form + made + " " + phi.name() + " " + size;
    }
}
