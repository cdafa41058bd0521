package dev.fanin.lab.report;

import static dev.fanin.lab.report.Lines.left;
import static dev.fanin.lab.report.Lines.right;

import dev.fanin.lab.finding.Diagnosis;
import dev.fanin.lab.finding.Finding;
import dev.fanin.lab.finding.LayerFinding;
import dev.fanin.lab.profile.LayerProfile;
import dev.fanin.lab.profile.Rms;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The layers of a diagnosis as a table for the terminal, shortened where the network is deep.
final class LayerLines {

    private static final int MOST_ROWS = 14;
    private static final int ENDS = 3;
    private static final int CELL = 10;

    private final Diagnosis diagnosis;
    private final List<Column> columns;
    private final int name;

    /// One column of numbers.
    private record Column(String group, String title, Function<LayerFinding, String> text) {}

    private LayerLines(Diagnosis diagnosis, int width) {
        this.diagnosis = diagnosis;
        int longest = diagnosis.layers().stream()
                .mapToInt(layer -> layer.path().length())
                .max()
                .orElse(0);
        int wanted = Math.max("layer".length(), Math.min(longest, 28));
        this.columns = columns(width - Math.min(wanted, 16));
        this.name = Math.clamp(width - (long) CELL * columns.size(), Math.min(8, wanted), wanted);
    }

    /// Returns the lines of the table, without a line feed.
    static List<String> of(Diagnosis diagnosis, int width, Paint paint) {
        return diagnosis.layers().isEmpty() ? List.of() : new LayerLines(diagnosis, width).lines(paint);
    }

    /// The columns of least use go first where the terminal is narrow.
    private List<Column> columns(int room) {
        boolean measured = diagnosis.measured() != null;
        List<Column> all = new ArrayList<>();
        all.add(new Column("", "fan-in", layer -> layer.fanIn() == 0 ? "" : Long.toString(layer.fanIn())));
        all.add(new Column(
                "", "std W", layer -> Double.isNaN(layer.weightStd()) ? "" : Figures.brief(layer.weightStd())));
        all.add(new Column("signal", "predicted", layer -> signal(layer, layer.predicted())));
        if (measured) {
            all.add(new Column("signal", "measured", layer -> signal(layer, layer.measured())));
        }
        all.add(new Column("gradient", "predicted", layer -> gradient(layer.predicted())));
        if (measured) {
            all.add(new Column("gradient", "measured", layer -> gradient(layer.measured())));
        }
        while (all.size() > 1 && all.size() * CELL > room) {
            all.removeFirst();
        }
        return all;
    }

    private List<String> lines(Paint paint) {
        List<String> lines = new ArrayList<>();
        lines.add(paint.faint(groups()));
        lines.add(paint.faint(left("layer", name)
                + columns.stream().map(column -> right(column.title(), CELL)).collect(Collectors.joining())));
        Set<Integer> rows = rows();
        for (int row : rows) {
            lines.add(line(diagnosis.layers().get(row), paint));
        }
        int count = diagnosis.layers().size();
        if (rows.size() < count) {
            lines.add(paint.faint(rows.size() + " of " + count + " layers; html and json show all."));
        }
        return lines;
    }

    private String groups() {
        StringBuilder line = new StringBuilder(left("", name));
        for (int i = 0; i < columns.size(); ) {
            String group = columns.get(i).group();
            int first = i;
            while (i < columns.size() && columns.get(i).group().equals(group)) {
                i++;
            }
            int room = (i - first) * CELL;
            boolean fits = group.length() + 4 < room;
            line.append(right(group.isEmpty() || !fits ? group : "─ " + group + " ─", room));
        }
        return line.toString().stripTrailing();
    }

    private String line(LayerFinding layer, Paint paint) {
        String path = layer.path();
        String shown = path.length() <= name ? path : "…" + path.substring(path.length() - name + 1);
        String numbers = columns.stream()
                .map(column -> right(column.text().apply(layer), CELL))
                .collect(Collectors.joining());
        return diagnosis.findings().stream()
                .filter(finding -> finding.layer().equals(path))
                .map(Finding::severity)
                .reduce((a, b) -> a.or(b))
                .map(severity -> paint.severity(severity, left(shown, name)))
                .orElse(left(shown, name))
                .concat(numbers);
    }

    /// The ends, the layers that findings name, and every k-th layer between.
    private Set<Integer> rows() {
        int count = diagnosis.layers().size();
        Set<Integer> rows = new TreeSet<>();
        int step = count <= MOST_ROWS ? 1 : Math.ceilDiv(count - 2 * ENDS, MOST_ROWS - 2 * ENDS);
        for (int i = 0; i < count; i++) {
            boolean end = i < ENDS || i >= count - ENDS;
            if (end
                    || (i - ENDS) % step == step - 1
                    || isNamed(diagnosis.layers().get(i).path())) {
                rows.add(i);
            }
        }
        return rows;
    }

    /// Where every layer has a finding of its own, naming them shortens nothing.
    private boolean isNamed(String path) {
        return diagnosis.findings().stream()
                .limit(ENDS)
                .anyMatch(finding -> finding.layer().equals(path));
    }

    private String signal(LayerFinding layer, @Nullable LayerProfile profile) {
        return profile == null ? "" : magnitude(Depths.signal(diagnosis, layer, profile));
    }

    private static String gradient(@Nullable LayerProfile profile) {
        return profile == null ? "" : magnitude(profile.gradient());
    }

    private static String magnitude(Rms rms) {
        return Double.isNaN(rms.log10()) ? "–" : Figures.magnitude(rms.log10());
    }
}
