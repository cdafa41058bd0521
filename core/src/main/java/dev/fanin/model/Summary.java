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

    private static final String CONNECTED = "Connected to";
    private static final List<String> HEADINGS = List.of(
            "Layer (type)",
            "Output Shape",
            "Param #",
            CONNECTED,
            "Kernel initializer",
            "Fan-in",
            "Fan-out",
            "Expected std");
    private static final List<String> NUMBERS = List.of("Param #", "Fan-in", "Fan-out", "Expected std");

    private Summary() {}

    /// @param expandNested whether the layers of networks that are layers are shown too
    /// @param optimizer how many values an optimizer keeps, or 0
    static String of(Definition definition, boolean expandNested, long optimizer) {
        List<SummaryRow> layers = definition.rows(expandNested);
        boolean isConnected = !definition.type().equals("Sequential");
        List<String> headings = HEADINGS.stream()
                .filter(heading -> isConnected || !heading.equals(CONNECTED))
                .toList();
        List<List<String>> rows =
                layers.stream().map(row -> cells(row, isConnected)).toList();
        int[] widths = IntStream.range(0, headings.size())
                .map(column -> Math.max(
                        headings.get(column).length(),
                        rows.stream()
                                .mapToInt(row -> row.get(column).length())
                                .max()
                                .orElse(0)))
                .toArray();
        boolean[] isNumber = new boolean[widths.length];
        for (int i = 0; i < widths.length; i++) {
            isNumber[i] = NUMBERS.contains(headings.get(i));
        }
        List<String> lines = new ArrayList<>();
        lines.add("Model: \"" + definition.name() + "\"");
        lines.add(rule(widths, "┏━", "━┳━", "━┓", "━"));
        lines.add(line(headings, widths, isNumber, "┃"));
        lines.add(rule(widths, "┡━", "━╇━", "━┩", "━"));
        for (int i = 0; i < rows.size(); i++) {
            if (i > 0) {
                lines.add(rule(widths, "├─", "─┼─", "─┤", "─"));
            }
            lines.add(line(rows.get(i), widths, isNumber, "│"));
        }
        lines.add(rule(widths, "└─", "─┴─", "─┘", "─"));
        Network network = definition.network();
        long total = parameters(network, false);
        long trained = parameters(network, true);
        lines.add(" Total params: " + count(total + optimizer));
        lines.add(" Trainable params: " + count(trained));
        lines.add(" Non-trainable params: " + count(total - trained));
        if (optimizer > 0) {
            lines.add(" Optimizer params: " + count(optimizer));
        }
        return String.join("\n", lines) + "\n";
    }

    /// A layer that is used twice counts once.
    static long parameters(Network network, boolean trainedOnly) {
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

    private static List<String> cells(SummaryRow row, boolean isConnected) {
        List<String> cells = new ArrayList<>();
        cells.add(row.name() + " (" + row.type() + ")");
        cells.add(row.output().behindBatch());
        cells.add(String.format(Locale.ROOT, "%,d", row.parameters()));
        if (isConnected) {
            cells.add(row.connectedTo().isEmpty() ? "-" : String.join(", ", row.connectedTo()));
        }
        ParameterSpec kernel = row.kernel();
        if (kernel == null) {
            cells.addAll(List.of("-", "-", "-", "-"));
        } else {
            cells.add(kernel.initializer().toString());
            cells.add(Fans.text(kernel.fans().in()));
            cells.add(Fans.text(kernel.fans().out()));
            cells.add(String.format(Locale.ROOT, "%.4g", Math.sqrt(kernel.variance())));
        }
        return cells;
    }

    private static String line(List<String> cells, int[] widths, boolean[] isNumber, String separator) {
        return IntStream.range(0, widths.length)
                .mapToObj(column -> {
                    String padding =
                            " ".repeat(widths[column] - cells.get(column).length());
                    return isNumber[column] ? padding + cells.get(column) : cells.get(column) + padding;
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
