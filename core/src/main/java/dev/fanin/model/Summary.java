package dev.fanin.model;

import dev.fanin.graph.Network;
import dev.fanin.graph.Node;
import dev.fanin.init.Fans;
import dev.fanin.layer.ParameterSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The table of a network's layers, in Keras's form and with the columns that initialization hangs
/// on.
final class Summary {

    private static final List<String> HEADINGS = List.of(
            "Layer (type)", "Output Shape", "Param #", "Kernel initializer", "Fan-in", "Fan-out", "Expected std");
    private static final int FIRST_NUMBER = 4;

    private Summary() {}

    static String of(Definition definition) {
        Network network = definition.network();
        List<List<String>> rows = network.nodes().stream().map(Summary::row).toList();
        int[] widths = IntStream.range(0, HEADINGS.size())
                .map(column -> Math.max(
                        HEADINGS.get(column).length(),
                        rows.stream()
                                .mapToInt(row -> row.get(column).length())
                                .max()
                                .orElse(0)))
                .toArray();
        List<String> lines = new ArrayList<>();
        lines.add("Model: \"" + definition.name() + "\"");
        lines.add(rule(widths, "┏━", "━┳━", "━┓", "━"));
        lines.add(line(HEADINGS, widths, "┃"));
        lines.add(rule(widths, "┡━", "━╇━", "━┩", "━"));
        for (int i = 0; i < rows.size(); i++) {
            if (i > 0) {
                lines.add(rule(widths, "├─", "─┼─", "─┤", "─"));
            }
            lines.add(line(rows.get(i), widths, "│"));
        }
        lines.add(rule(widths, "└─", "─┴─", "─┘", "─"));
        long total = parameters(network, false);
        long trained = parameters(network, true);
        lines.add(" Total params: " + count(total));
        lines.add(" Trainable params: " + count(trained));
        lines.add(" Non-trainable params: " + count(total - trained));
        return String.join("\n", lines) + "\n";
    }

    /// A layer that is used twice counts once.
    private static long parameters(Network network, boolean trainedOnly) {
        Map<String, Long> byPath = new HashMap<>();
        for (Node node : network.nodes()) {
            for (ParameterSpec parameter : node.parameters()) {
                if (!trainedOnly || node.isTrained(parameter)) {
                    byPath.put(node.path(parameter), parameter.shape().size());
                }
            }
        }
        return byPath.values().stream().mapToLong(Long::longValue).sum();
    }

    private static List<String> row(Node node) {
        List<String> cells = new ArrayList<>();
        cells.add(node.path() + " (" + node.layer().type() + ")");
        cells.add(node.output().behindBatch());
        cells.add(String.format(Locale.ROOT, "%,d", node.parameterCount()));
        if (node.parameters().isEmpty()) {
            cells.addAll(List.of("-", "-", "-", "-"));
        } else {
            ParameterSpec kernel = node.parameters().getFirst();
            cells.add(kernel.initializer().toString());
            cells.add(Fans.text(kernel.fans().in()));
            cells.add(Fans.text(kernel.fans().out()));
            cells.add(String.format(Locale.ROOT, "%.4g", Math.sqrt(kernel.variance())));
        }
        return cells;
    }

    private static String line(List<String> cells, int[] widths, String separator) {
        return IntStream.range(0, widths.length)
                .mapToObj(column -> {
                    String padding =
                            " ".repeat(widths[column] - cells.get(column).length());
                    boolean number = column == 2 || column >= FIRST_NUMBER;
                    return number ? padding + cells.get(column) : cells.get(column) + padding;
                })
                .collect(Collectors.joining(" " + separator + " ", separator + " ", " " + separator));
    }

    private static String rule(int[] widths, String left, String between, String right, String dash) {
        return IntStream.of(widths).mapToObj(dash::repeat).collect(Collectors.joining(between, left, right));
    }

    private static String count(long parameters) {
        double bytes = parameters * 4.0;
        String[] units = {"B", "KB", "MB", "GB", "TB"};
        int unit = 0;
        while (bytes >= 1024 && unit < units.length - 1) {
            bytes /= 1024;
            unit++;
        }
        return String.format(Locale.ROOT, "%,d (%.2f %s)", parameters, bytes, units[unit]);
    }
}
