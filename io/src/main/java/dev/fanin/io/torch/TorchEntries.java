package dev.fanin.io.torch;

import dev.fanin.graph.Network;
import dev.fanin.graph.Node;
import dev.fanin.layer.ParameterSpec;
import dev.fanin.tensor.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Which tensor of PyTorch each parameter of a network is.
///
/// Source: PyTorch 2.7, the shapes that the modules of `torch.nn` state for their variables.
final class TorchEntries {

    private static final Set<String> KEEP_FORM = Set.of(
            "Activation", "ReLU", "LeakyReLU", "ELU", "Dropout", "GaussianNoise", "GaussianDropout", "AlphaDropout");

    private final Network network;

    private TorchEntries(Network network) {
        this.network = network;
    }

    static List<TorchEntry> of(Network network) {
        return new TorchEntries(network).all();
    }

    private List<TorchEntry> all() {
        List<TorchEntry> entries = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Node node : network.nodes()) {
            for (ParameterSpec parameter : node.parameters()) {
                if (seen.add(node.path(parameter))) {
                    entries.add(entry(node, parameter));
                }
            }
        }
        return entries;
    }

    private TorchEntry entry(Node node, ParameterSpec parameter) {
        String module = node.path().replace('/', '.');
        String type = node.layer().type();
        Shape shape = parameter.shape();
        if (type.startsWith("SeparableConv")) {
            boolean isDepthwise = parameter.name().equals("depthwise_kernel");
            module += isDepthwise ? ".depthwise" : ".pointwise";
        }
        return new TorchEntry(
                module, suffix(type, parameter.name()), node.path(parameter), shape, form(node, type, parameter));
    }

    private static String suffix(String type, String name) {
        return switch (name) {
            case "kernel", "depthwise_kernel", "pointwise_kernel", "gamma", "scale", "embeddings" -> "weight";
            case "beta" -> "bias";
            case "moving_mean" -> "running_mean";
            case "moving_variance" -> "running_var";
            case "alpha" -> type.equals("PReLU") ? "weight" : name;
            default -> name;
        };
    }

    private Rearranged form(Node node, String type, ParameterSpec parameter) {
        Shape shape = parameter.shape();
        return switch (parameter.name()) {
            case "kernel" -> type.equals("Dense") ? dense(node, shape) : convolution(shape);
            case "pointwise_kernel" -> convolution(shape);
            case "depthwise_kernel" -> depthwise(shape);
            default -> Rearranged.unchanged(shape);
        };
    }

    /// (spatial..., in, out) becomes (out, in, spatial...); of a transposed convolution, whose
    /// kernel is (spatial..., out, in), likewise (in, out, spatial...).
    private static Rearranged convolution(Shape shape) {
        List<Integer> axes = lastTwoFirst(shape.rank());
        return new Rearranged(shape, axes, permuted(shape, axes));
    }

    /// (spatial..., channels, multiplier) becomes (channels times multiplier, 1, spatial...).
    private static Rearranged depthwise(Shape shape) {
        int rank = shape.rank();
        List<Integer> axes =
                Stream.concat(Stream.of(rank - 2, rank - 1), spatial(rank)).toList();
        int[] result = permuted(shape, axes).toArray();
        result[0] *= result[1];
        result[1] = 1;
        return new Rearranged(shape, axes, Shape.of(result));
    }

    private Rearranged dense(Node node, Shape shape) {
        Shape flattened = flattened(node);
        Shape view = flattened == null ? shape : Shape.of(concat(flattened.toArray(), shape.axis(1)));
        List<Integer> axes = lastTwoFirst(view.rank());
        return new Rearranged(view, axes, Shape.of(shape.axis(1), shape.axis(0)));
    }

    /// The shape of an image whose flat form a layer takes, or null where it takes none.
    private @Nullable Shape flattened(Node node) {
        int source = node.sources().getFirst();
        while (source >= 0) {
            Node before = network.nodes().get(source);
            String type = before.layer().type();
            if (type.equals("Flatten")) {
                return before.input().rank() > 1 ? before.input() : null;
            }
            if (!KEEP_FORM.contains(type)) {
                return null;
            }
            source = before.sources().getFirst();
        }
        return null;
    }

    private static List<Integer> lastTwoFirst(int rank) {
        return Stream.concat(Stream.of(rank - 1, rank - 2), spatial(rank)).toList();
    }

    private static Stream<Integer> spatial(int rank) {
        return IntStream.range(0, rank - 2).boxed();
    }

    private static Shape permuted(Shape shape, List<Integer> axes) {
        return Shape.of(axes.stream().mapToInt(shape::axis).toArray());
    }

    private static int[] concat(int[] first, int last) {
        int[] all = Arrays.copyOf(first, first.length + 1);
        all[first.length] = last;
        return all;
    }
}
