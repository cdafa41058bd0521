package dev.fanin.io.keras;

import dev.fanin.graph.Network;
import dev.fanin.graph.Node;
import dev.fanin.graph.Weights;
import dev.fanin.io.hdf5.Hdf5Dataset;
import dev.fanin.io.hdf5.Hdf5Group;
import dev.fanin.io.hdf5.Hdf5Object;
import dev.fanin.layer.ParameterSpec;
import dev.fanin.model.Definition;
import dev.fanin.tensor.Shape;
import dev.fanin.tensor.Tensor;
import dev.fanin.text.Quoted;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The weights of a model in the groups of a `.weights.h5` file.
///
/// Each [Holder] has a group `vars` with an attribute `name` and its parameters as `0`, `1` and so
/// on; the optimizer's variables are in `optimizer/vars`.
///
/// Source: Keras 3.15.1, `keras/src/saving/saving_lib.py`. Keras 2.12 to 2.15 call the layers of a
/// chain `_layer_checkpoint_dependencies`, which is read too.
final class KerasWeights {

    private static final String VARS = "vars";
    private static final String NAME = "name";
    private static final String OPTIMIZER = "optimizer";
    private static final String LAYERS = "layers/";
    private static final String OLD_LAYERS = "_layer_checkpoint_dependencies/";

    private final Hdf5Group root;
    private final String source;
    private final List<String> notes;
    private final Set<String> read = new HashSet<>();

    private KerasWeights(Hdf5Group root, String source, List<String> notes) {
        this.root = root;
        this.source = source;
        this.notes = notes;
    }

    /// Returns the weights of a network.
    ///
    /// @param notes takes what the file has besides
    /// @throws IOException with a message of one line where they are not those of the network
    static Weights read(Hdf5Group root, Definition definition, String source, List<String> notes) throws IOException {
        return new KerasWeights(root, source, notes).weights(definition);
    }

    private Weights weights(Definition definition) throws IOException {
        Map<String, Tensor> found = new LinkedHashMap<>();
        for (Holder holder : Holder.of(definition)) {
            read(holder, found);
        }
        noteTheRest(root, "");
        return inOrder(definition.network(), found);
    }

    /// Returns values in the order in which the network has its parameters.
    static Weights inOrder(Network network, Map<String, Tensor> found) {
        SequencedMap<String, Tensor> ordered = new LinkedHashMap<>();
        for (Node node : network.nodes()) {
            for (ParameterSpec parameter : node.parameters()) {
                String path = node.path(parameter);
                Tensor tensor = found.get(path);
                if (tensor != null) {
                    ordered.putIfAbsent(path, tensor);
                }
            }
        }
        return new Weights(ordered);
    }

    private void read(Holder holder, Map<String, Tensor> found) throws IOException {
        String path = holder.path().isEmpty() ? VARS : holder.path() + "/" + VARS;
        Hdf5Group group = root.group(path);
        if (group == null) {
            path = path.replace(LAYERS, OLD_LAYERS);
            group = root.group(path);
        }
        read.add(path);
        int count = holder.parameters().size();
        int present = group == null ? 0 : group.members().size();
        if (present != count) {
            throw new IOException("Cannot read " + source + ": layer " + Quoted.of(holder.name()) + " (" + holder.type()
                    + ") needs " + count + (count == 1 ? " array" : " arrays") + " at " + Quoted.of(path)
                    + ", the file has "
                    + (group == null ? "no such group" : present) + ". These are weights of another model.");
        }
        for (int i = 0; i < count; i++) {
            String parameter = holder.parameters().get(i);
            Hdf5Dataset dataset = group == null ? null : group.dataset(Integer.toString(i));
            if (dataset == null) {
                throw new IOException("Cannot read " + source + ": there is no array " + Quoted.of(path + "/" + i)
                        + " for " + parameter + ".");
            }
            found.put(parameter, tensor(dataset, holder.shapes().get(i), path + "/" + i, parameter));
        }
    }

    private Tensor tensor(Hdf5Dataset dataset, Shape shape, String path, String parameter) throws IOException {
        long[] expected = Arrays.stream(shape.toArray()).asLongStream().toArray();
        if (!Arrays.equals(dataset.dimensions(), expected)) {
            throw new IOException("Cannot read " + source + ": " + parameter + " has shape " + shape + ", but "
                    + Quoted.of(path) + " has " + Arrays.toString(dataset.dimensions())
                    + ". These are weights of another model.");
        }
        return Tensor.of(shape, dataset.floats());
    }

    /// A group that nothing asked for is told, unless all it could hold is the state of a random
    /// generator or of the optimizer.
    private void noteTheRest(Hdf5Group group, String path) {
        for (Map.Entry<String, Hdf5Object> member : group.members().entrySet()) {
            String inner = path.isEmpty() ? member.getKey() : path + "/" + member.getKey();
            boolean isKnown = inner.equals(OPTIMIZER) || inner.contains("seed_generator") || read.contains(inner);
            if (isKnown) {
                continue;
            }
            switch (member.getValue()) {
                case Hdf5Group more -> noteTheRest(more, inner);
                case Hdf5Dataset _ -> notes.add("the array " + Quoted.of(inner) + " belongs to no layer");
            }
        }
    }

    /// Returns the optimizer's variables, or none where the file has none.
    static List<Tensor> optimizer(Hdf5Group root, String source) throws IOException {
        Hdf5Group group = root.group(OPTIMIZER + "/" + VARS);
        List<Tensor> variables = new ArrayList<>();
        for (int i = 0; group != null && i < group.members().size(); i++) {
            Hdf5Dataset dataset = group.dataset(Integer.toString(i));
            if (dataset == null) {
                throw new IOException("Cannot read " + source + ": the optimizer has "
                        + group.members().size() + " variables, but none is called " + i + ".");
            }
            if (i == 0) {
                variables.add(OptimizerVariables.count(dataset.longs()[0]));
                continue;
            }
            int[] axes = Arrays.stream(dataset.dimensions())
                    .mapToInt(Math::toIntExact)
                    .toArray();
            variables.add(Tensor.of(Shape.of(axes), dataset.floats()));
        }
        return variables;
    }

    /// Returns the groups of a file.
    ///
    /// @param optimizer the optimizer's variables, the count of steps first, or none
    /// @param optimizerName the name of the optimizer, or null where there is none
    static Hdf5Group write(
            Definition definition, Weights weights, List<Tensor> optimizer, @Nullable String optimizerName) {
        Tree tree = new Tree();
        for (Holder holder : Holder.of(definition)) {
            String path = holder.path().isEmpty() ? VARS : holder.path() + "/" + VARS;
            tree.attribute(path, NAME, holder.name());
            for (int i = 0; i < holder.parameters().size(); i++) {
                Tensor tensor = weights.get(holder.parameters().get(i));
                tree.dataset(path, Integer.toString(i), Hdf5Dataset.of(tensor.shape(), tensor.array()));
            }
        }
        if (optimizerName != null) {
            String path = OPTIMIZER + "/" + VARS;
            tree.attribute(path, NAME, optimizerName);
            for (int i = 0; i < optimizer.size(); i++) {
                Tensor tensor = optimizer.get(i);
                tree.dataset(
                        path,
                        Integer.toString(i),
                        i == 0
                                ? Hdf5Dataset.ofInt(Math.toIntExact(OptimizerVariables.steps(tensor)))
                                : Hdf5Dataset.of(tensor.shape(), tensor.array()));
            }
        }
        return tree.group();
    }
}
