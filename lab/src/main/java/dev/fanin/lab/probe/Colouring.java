package dev.fanin.lab.probe;

import dev.fanin.graph.Network;
import dev.fanin.graph.Node;
import dev.fanin.graph.Weights;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Tells copies of units from each other, by colour refinement over a network.
///
/// Units begin with the colours that a run forward gives them: equal colours, same function. Then
/// each takes into its colour those of the units that read it, and again those it reads, until no
/// more colours appear. What is left is the coarsest partition in which units of one class are
/// joined in the same way to every class on both sides.
///
/// Source: Weisfeiler and Leman, "The reduction of a graph to canonical form", 1968.
final class Colouring {

    private final Network network;
    private final List<Links> links = new ArrayList<>();
    private final long[][] inputs;
    private final long[][] colours;

    private Colouring(Network network, Weights weights) {
        this.network = network;
        this.inputs = network.inputs().stream()
                .map(input -> distinct(new long[input.shape().axis(-1)]))
                .toArray(long[][]::new);
        this.colours = new long[network.nodes().size()][];
        for (int i = 0; i < colours.length; i++) {
            Node node = network.nodes().get(i);
            links.add(NodeLinks.of(node, weights));
            colours[i] = new long[NodeLinks.units(node)];
            links.get(i).forward(sources(i), colours[i]);
        }
    }

    /// Returns the symmetry of each node of a network.
    static List<Symmetry> of(Network network, Weights weights) {
        Colouring colouring = new Colouring(network, weights);
        List<List<List<Integer>>> same = colouring.groups();
        colouring.refine();
        List<List<List<Integer>>> lasting = colouring.groups();
        List<Symmetry> symmetries = new ArrayList<>();
        for (int i = 0; i < same.size(); i++) {
            symmetries.add(new Symmetry(colouring.colours[i].length, same.get(i), lasting.get(i)));
        }
        return symmetries;
    }

    private long[][] sources(int node) {
        return network.nodes().get(node).sources().stream()
                .map(source -> source < 0 ? inputs[~source] : colours[source])
                .toArray(long[][]::new);
    }

    private void refine() {
        separate();
        int before = 0;
        int now = count();
        while (now > before && now < units()) {
            takeReaders();
            takeSources();
            before = now;
            now = count();
        }
    }

    /// Parts the units that are bound to part: outputs, those behind noise, and those on both sides
    /// of a layer in several uses, whose weights get the sum of several gradients.
    private void separate() {
        Map<String, Long> uses = network.nodes().stream()
                .filter(node -> !node.parameters().isEmpty())
                .collect(Collectors.groupingBy(Node::path, Collectors.counting()));
        for (int i = 0; i < colours.length; i++) {
            Node node = network.nodes().get(i);
            boolean isShared = uses.getOrDefault(node.path(), 0L) > 1;
            if (isShared || network.outputs().contains(i) || AtRest.isRandom(node.layer())) {
                distinct(colours[i]);
            }
            if (isShared) {
                node.sources().stream().filter(source -> source >= 0).forEach(source -> distinct(colours[source]));
            }
        }
    }

    private void takeReaders() {
        long[][] told = new long[colours.length][];
        Arrays.setAll(told, i -> new long[colours[i].length]);
        for (int i = colours.length - 1; i >= 0; i--) {
            for (int unit = 0; unit < colours[i].length; unit++) {
                colours[i][unit] = Hash.of(colours[i][unit], told[i][unit]);
            }
            long[][] toSources = network.nodes().get(i).sources().stream()
                    .map(source -> source < 0 ? new long[inputs[~source].length] : told[source])
                    .toArray(long[][]::new);
            links.get(i).backward(colours[i], toSources);
        }
    }

    private void takeSources() {
        for (int i = 0; i < colours.length; i++) {
            long[] told = new long[colours[i].length];
            links.get(i).forward(sources(i), told);
            for (int unit = 0; unit < told.length; unit++) {
                colours[i][unit] = Hash.of(colours[i][unit], told[unit]);
            }
        }
    }

    private static long[] distinct(long[] all) {
        for (int i = 0; i < all.length; i++) {
            all[i] = Hash.of(all[i], i);
        }
        return all;
    }

    private int units() {
        return Arrays.stream(colours).mapToInt(all -> all.length).sum();
    }

    private int count() {
        return Arrays.stream(colours)
                .mapToInt(all -> (int) Arrays.stream(all).distinct().count())
                .sum();
    }

    /// Returns for each node the groups of at least two units of one colour.
    private List<List<List<Integer>>> groups() {
        return Arrays.stream(colours).map(Colouring::groups).toList();
    }

    private static List<List<Integer>> groups(long[] all) {
        Map<Long, List<Integer>> groups = new LinkedHashMap<>();
        for (int i = 0; i < all.length; i++) {
            groups.computeIfAbsent(all[i], _ -> new ArrayList<>()).add(i);
        }
        return groups.values().stream()
                .filter(group -> group.size() > 1)
                .map(Collections::unmodifiableList)
                .toList();
    }
}
