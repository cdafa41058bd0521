package dev.fanin.app;

import dev.fanin.graph.Network;
import dev.fanin.layer.Input;
import dev.fanin.tensor.Shape;
import dev.fanin.tensor.Tensor;
import dev.fanin.text.Quoted;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// The arrays that options name for a network's inputs and outputs, checked before they are used.
final class Samples {

    private Samples() {}

    /// Throws unless an option is given once for each input.
    static void requireInputs(Network network, String option, int given) {
        require("input", network.inputs().stream().map(Input::name).toList(), option, given);
    }

    /// Throws unless an option is given once for each output.
    static void requireOutputs(Network network, String option, int given) {
        List<String> names = IntStream.range(0, network.outputs().size())
                .mapToObj(network::outputName)
                .toList();
        require("output", names, option, given);
    }

    private static void require(String what, List<String> names, String option, int given) {
        if (names.size() != given) {
            String all = String.join(
                    names.size() == 2 ? " and " : ", ",
                    names.stream().map(Quoted::of).toList());
            throw new IllegalArgumentException("The model has " + names.size() + " " + what
                    + (names.size() == 1 ? "" : "s") + ", " + all + ": expected " + option + " " + times(names.size())
                    + (names.size() == 1 ? "" : ", in this order") + ", got it " + times(given) + ".");
        }
    }

    private static String times(int count) {
        return switch (count) {
            case 0 -> "not at all";
            case 1 -> "once";
            case 2 -> "twice";
            default -> count + " times";
        };
    }

    /// Reads the arrays of a network's inputs; as in Keras, a last axis of 1 may be missing, or be
    /// too much.
    static List<Tensor> inputs(Network network, String option, List<String> files) throws IOException {
        requireInputs(network, option, files.size());
        List<Tensor> arrays = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            Input input = network.inputs().get(i);
            Tensor array = ArrayFile.read(files.get(i));
            Tensor fitting = fitted(array, input.shape());
            if (fitting.shape().rank() == 0 || !fitting.shape().dropFirst().equals(input.shape())) {
                throw new IllegalArgumentException(option + " " + files.get(i) + ": expected shape "
                        + input.shape().behindBatch() + " for the model's input " + Quoted.of(input.name()) + ", got "
                        + array.shape() + ".");
            }
            arrays.add(fitting);
        }
        for (int i = 1; i < arrays.size(); i++) {
            requireAsMany(option, files.getFirst(), arrays.getFirst(), files.get(i), arrays.get(i));
        }
        return arrays;
    }

    private static Tensor fitted(Tensor array, Shape wanted) {
        Shape shape = array.shape();
        int rank = wanted.rank() + 1;
        if (shape.rank() == rank + 1 && shape.axis(-1) == 1) {
            return array.reshape(shape.dropLast());
        }
        if (shape.rank() == rank - 1 && rank > 1 && wanted.axis(-1) == 1) {
            int[] axes = Arrays.copyOf(shape.toArray(), rank);
            axes[rank - 1] = 1;
            return array.reshape(Shape.of(axes));
        }
        return array;
    }

    /// Reads the arrays of a network's targets, or of the weights of its samples.
    static List<Tensor> targets(Network network, String option, List<String> files, Tensor x) throws IOException {
        requireOutputs(network, option, files.size());
        List<Tensor> arrays = new ArrayList<>();
        for (String file : files) {
            Tensor array = ArrayFile.read(file);
            requireAsMany(option, "the inputs", x, file, array);
            arrays.add(array);
        }
        return arrays;
    }

    private static void requireAsMany(String option, String first, Tensor expected, String file, Tensor array) {
        int count = expected.shape().axis(0);
        if (array.shape().rank() == 0 || array.shape().axis(0) != count) {
            throw new IllegalArgumentException(option + " " + file + ": expected " + count + " samples as in " + first
                    + ", got "
                    + (array.shape().rank() == 0 ? "a scalar" : array.shape().axis(0)) + ".");
        }
    }
}
