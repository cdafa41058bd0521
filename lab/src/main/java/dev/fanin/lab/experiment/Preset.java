package dev.fanin.lab.experiment;

import static dev.fanin.layer.Layers.conv2d;
import static dev.fanin.layer.Layers.dense;
import static dev.fanin.layer.Layers.flatten;
import static dev.fanin.layer.Layers.input;

import dev.fanin.activation.ActivationFunction;
import dev.fanin.activation.Activations;
import dev.fanin.init.Initializer;
import dev.fanin.init.Initializers;
import dev.fanin.layer.Layer;
import dev.fanin.model.Sequential;
import dev.fanin.tensor.Shape;
import dev.fanin.text.Quoted;
import dev.fanin.text.Suggestion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A plain network in one word: `mlp:784-20x256-10:relu:he_normal` has 784 inputs, 20 hidden layers
/// of 256 nodes and 10 outputs.
///
/// `KIND:SIZES:ACTIVATION:INITIALIZER`, where the last two may be left out: relu and
/// glorot_uniform, as in Keras's examples. Kinds: `mlp`, of dense layers, and `cnn`, of
/// convolutions of 3 by 3 with an input such as `28x28x1`, flattened before the output. Several
/// outputs have a softmax, one is linear.
///
/// @param text the preset as written
/// @param network the network
public record Preset(String text, Sequential network) {

    private static final List<String> KINDS = List.of("mlp", "cnn");
    private static final String EXAMPLE = "mlp:784-20x256-10:relu:he_normal";

    /// A drive letter of a path is no kind.
    private static final Pattern FORM = Pattern.compile("([A-Za-z_]{2,}):(.*)");

    private static final Pattern SIZE = Pattern.compile("(?:(\\d{1,5})x)?(\\d{1,9})");
    private static final Pattern IMAGE = Pattern.compile("\\d{1,9}(x\\d{1,9}){2}");

    /// Returns whether a text is meant as a preset: a word, then a colon.
    public static boolean isOne(String text) {
        return FORM.matcher(text).matches();
    }

    /// Reads a preset; throws IllegalArgumentException with one line where it makes no sense.
    public static Preset parse(String text) {
        String[] parts = text.strip().split(":", 4);
        if (!KINDS.contains(parts[0])) {
            throw new IllegalArgumentException(Suggestion.unknown("preset", parts[0], KINDS));
        }
        List<String> sizes = Arrays.asList((parts.length > 1 ? parts[1] : "").split("-", -1));
        if (sizes.size() < 2) {
            throw new IllegalArgumentException("The preset " + Quoted.of(text)
                    + " needs the sizes of its input and its output, joined by '-', as in " + EXAMPLE + ".");
        }
        ActivationFunction activation = Activations.named(parts.length > 2 ? parts[2] : "relu");
        Initializer initializer = Initializers.named(parts.length > 3 ? parts[3] : "glorot_uniform");
        List<Layer> layers = new ArrayList<>();
        boolean image = parts[0].equals("cnn");
        layers.add(input(image ? image(text, sizes.getFirst()) : Shape.of(single(text, sizes.getFirst()))));
        for (String size : sizes.subList(1, sizes.size() - 1)) {
            Matcher match = match(text, size);
            int repeats = match.group(1) == null ? 1 : positive(text, match.group(1));
            int width = positive(text, match.group(2));
            for (int i = 0; i < repeats; i++) {
                Layer layer =
                        image ? conv2d(width, 3).padding("same").activation(activation) : dense(width, activation);
                layers.add(layer.kernelInitializer(initializer).named("hidden_" + layers.size()));
            }
        }
        if (image) {
            layers.add(flatten());
        }
        int outputs = single(text, sizes.getLast());
        layers.add(dense(outputs, outputs == 1 ? "linear" : "softmax")
                .kernelInitializer(initializer)
                .named("output"));
        return new Preset(text.strip(), new Sequential(layers, parts[0]));
    }

    private static Shape image(String text, String size) {
        if (!IMAGE.matcher(size).matches()) {
            throw new IllegalArgumentException("The preset " + Quoted.of(text)
                    + " needs an input of height, width and channels, as in cnn:28x28x1-4x32-10, got "
                    + Quoted.of(size) + ".");
        }
        return Shape.of(Arrays.stream(size.split("x", -1))
                .mapToInt(axis -> positive(text, axis))
                .toArray());
    }

    private static int single(String text, String size) {
        Matcher match = match(text, size);
        if (match.group(1) != null) {
            throw new IllegalArgumentException("The preset " + Quoted.of(text)
                    + " needs one number each for its input and its output, got " + Quoted.of(size) + "; see "
                    + EXAMPLE + ".");
        }
        return positive(text, match.group(2));
    }

    private static Matcher match(String text, String size) {
        Matcher match = SIZE.matcher(size);
        if (!match.matches()) {
            throw new IllegalArgumentException("The preset " + Quoted.of(text)
                    + " has sizes such as 256, or 20x256 for 20 layers of 256, got " + Quoted.of(size) + ".");
        }
        return match;
    }

    private static int positive(String text, String number) {
        int value = Integer.parseInt(number);
        if (value < 1) {
            throw new IllegalArgumentException("The preset " + Quoted.of(text) + " needs sizes of at least 1, got 0.");
        }
        return value;
    }
}
