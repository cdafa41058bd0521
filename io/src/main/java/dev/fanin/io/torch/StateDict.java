package dev.fanin.io.torch;

import dev.fanin.graph.Network;
import dev.fanin.graph.Weights;
import dev.fanin.tensor.Tensor;
import dev.fanin.text.Quoted;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/// The weights of a network as PyTorch's `state_dict` has them: `conv2d.weight` of shape (out, in,
/// height, width) for `conv2d/kernel` of shape (height, width, in, out).
///
/// A network that flattens images has other rows in the kernel behind it, since PyTorch's channels
/// come first: they are put in its order. What PyTorch has no counterpart for keeps name and shape.
public final class StateDict {

    private static final Pattern NUMBER = Pattern.compile("\\d+");
    private static final String COUNT = "num_batches_tracked";

    private StateDict() {}

    /// Returns weights by PyTorch's names, in the network's order; modules are called as layers
    /// are.
    public static SequencedMap<String, Tensor> of(Network network, Weights weights) {
        SequencedMap<String, Tensor> all = new LinkedHashMap<>();
        for (TorchEntry entry : TorchEntries.of(network)) {
            all.put(entry.name(), entry.form().toTorch(weights.get(entry.path())));
        }
        return all;
    }

    /// Returns whether names look like those of PyTorch rather than paths of parameters.
    public static boolean isLikely(Set<String> names) {
        return !names.isEmpty() && names.stream().noneMatch(name -> name.contains("/"));
    }

    /// Returns the weights of a network.
    ///
    /// Modules are found by the names of layers; where none is, as in `nn.Sequential`, by their
    /// order, numbers in names being sorted as numbers.
    ///
    /// @param names the names there are
    /// @param tensors gives the tensor of a name
    /// @throws IllegalArgumentException where they are those of another network
    public static Weights read(Network network, Set<String> names, Function<String, Tensor> tensors) {
        List<TorchEntry> entries = TorchEntries.of(network);
        Map<String, String> modules = modules(entries, names);
        Map<String, Tensor> found = new LinkedHashMap<>();
        Set<String> unused = new LinkedHashSet<>(names);
        for (TorchEntry entry : entries) {
            String name = modules.get(entry.module()) + "." + entry.suffix();
            if (!names.contains(name)) {
                throw new IllegalArgumentException("There is no tensor " + Quoted.of(name) + " for " + entry.path()
                        + "; there are " + shown(names) + ".");
            }
            Tensor tensor = tensors.apply(name);
            if (!tensor.shape().equals(entry.form().result())) {
                throw new IllegalArgumentException("Tensor " + Quoted.of(name) + " has shape " + tensor.shape() + ", "
                        + entry.path() + " needs " + entry.form().result() + " in PyTorch's order.");
            }
            found.put(entry.path(), entry.form().toKeras(tensor, entry.shape()));
            unused.remove(name);
        }
        unused.removeIf(name -> name.endsWith("." + COUNT));
        if (!unused.isEmpty()) {
            throw new IllegalArgumentException(
                    "No layer takes " + shown(unused) + "; these are weights of another model.");
        }
        SequencedMap<String, Tensor> ordered = new LinkedHashMap<>();
        network.nodes()
                .forEach(node -> node.parameters().forEach(parameter -> {
                    String path = node.path(parameter);
                    ordered.putIfAbsent(path, found.get(path));
                }));
        return new Weights(ordered);
    }

    /// Returns the name in the file of each module.
    private static Map<String, String> modules(List<TorchEntry> entries, Set<String> names) {
        Set<String> wanted = new LinkedHashSet<>();
        entries.forEach(entry -> wanted.add(entry.module()));
        List<String> present = new ArrayList<>(new LinkedHashSet<>(names.stream()
                .filter(name -> name.contains("."))
                .map(name -> name.substring(0, name.lastIndexOf('.')))
                .sorted(natural())
                .toList()));
        Map<String, String> modules = new LinkedHashMap<>();
        boolean isByName = present.stream().anyMatch(wanted::contains);
        if (!isByName && present.size() != wanted.size()) {
            throw new IllegalArgumentException("The network has " + wanted.size() + " layers with weights, the file "
                    + present.size() + " modules, and no name is the same: " + shown(wanted) + " here, "
                    + shown(present) + " there.");
        }
        int next = 0;
        for (String module : wanted) {
            modules.put(module, isByName ? module : present.get(next++));
        }
        return modules;
    }

    /// The order of names in which numbers count as numbers: `10` comes after `9`.
    private static Comparator<String> natural() {
        return Comparator.comparing(name -> NUMBER.matcher(name)
                .replaceAll(found -> "0".repeat(Math.max(0, 10 - found.group().length())) + found.group()));
    }

    private static String shown(Iterable<String> names) {
        List<String> shown = new ArrayList<>();
        int count = 0;
        for (String name : names) {
            if (count++ < 6) {
                shown.add(Quoted.of(name));
            }
        }
        return String.join(", ", shown) + (count > 6 ? " and " + (count - 6) + " more" : "");
    }
}
