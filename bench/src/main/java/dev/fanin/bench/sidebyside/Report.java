package dev.fanin.bench.sidebyside;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;

/// Everything one run measured.
///
/// @param machine on what
/// @param threads how many threads each contestant could use
/// @param rounds how many processes of each were measured
/// @param outcomes by workload, in the order they ran
/// @param busy beside a busy process
/// @param cold from the start of a process
record Report(
        Machine machine,
        int threads,
        int rounds,
        SequencedMap<Workload, List<Outcome>> outcomes,
        List<Extras.Busy> busy,
        List<Extras.Cold> cold) {

    /// Returns the report as text.
    String text() {
        StringBuilder text = new StringBuilder();
        text.append(machine).append('\n');
        text.append(String.format(
                Locale.ROOT,
                "%d threads; %d rounds of %d blocks of %d ms after %d ms of warm-up; * more than %.0f %% of the machine"
                        + " taken by others%n",
                threads,
                rounds,
                Race.BLOCKS,
                Race.BLOCK_MS,
                Race.WARM_MS,
                100 * Block.LIMIT));
        outcomes.forEach((workload, all) -> text.append('\n').append(Table.of(workload, all)));
        if (!busy.isEmpty()) {
            text.append("\nW2-sgd beside one busy process\n\n").append(busyTable());
        }
        if (!cold.isEmpty()) {
            text.append("\nStart of a process to its first trained step of W1\n\n")
                    .append(coldTable());
        }
        return text.toString();
    }

    private String busyTable() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("system", "quiet", "busy", "busy / quiet"));
        busy.forEach(one -> rows.add(List.of(
                one.entrant().label(),
                Table.time(one.quiet()),
                Table.time(one.busy()),
                String.format(Locale.ROOT, "%.2f", one.busy() / one.quiet()))));
        return Table.aligned(rows);
    }

    private String coldTable() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("system", "median", "min", "max"));
        cold.forEach(one -> rows.add(
                List.of(one.entrant().label(), seconds(one.seconds()), seconds(one.min()), seconds(one.max()))));
        return Table.aligned(rows);
    }

    private static String seconds(double value) {
        return String.format(Locale.ROOT, "%.2f s", value);
    }

    /// Returns the report as JSON; times are in nanoseconds, and null where there is none.
    String json() {
        List<String> workloads = new ArrayList<>();
        outcomes.forEach((workload, all) -> workloads.add("{\"workload\":%s,\"title\":%s,\"systems\":[\n   %s]}"
                .formatted(
                        quoted(workload.name()),
                        quoted(workload.title()),
                        String.join(",\n   ", all.stream().map(Report::json).toList()))));
        List<String> busyRows = busy.stream()
                .map(one -> "{\"system\":%s,\"quiet_ns\":%s,\"busy_ns\":%s}"
                        .formatted(quoted(one.entrant().label()), number(one.quiet()), number(one.busy())))
                .toList();
        List<String> coldRows = cold.stream()
                .map(one -> "{\"system\":%s,\"median_s\":%s,\"min_s\":%s,\"max_s\":%s}"
                        .formatted(
                                quoted(one.entrant().label()),
                                number(one.seconds()),
                                number(one.min()),
                                number(one.max())))
                .toList();
        return """
                {"machine":%s,
                 "threads":%d,"rounds":%d,
                 "workloads":[
                  %s],
                 "busy":[%s],
                 "cold":[%s]}
                """.formatted(
                        quoted(machine.toString()),
                        threads,
                        rounds,
                        String.join(",\n  ", workloads),
                        String.join(",\n  ", busyRows),
                        String.join(",\n  ", coldRows));
    }

    private static String json(Outcome outcome) {
        List<String> blocks = outcome.blocks().all().stream()
                .map(block -> "[%s,%s]".formatted(number(block.nanoseconds()), number(block.foreign())))
                .toList();
        return "{\"system\":%s,\"version\":%s,\"failure\":%s,\"median_ns\":%s,\"loss_steps\":%d,\"loss_before\":%s,"
                        .formatted(
                                quoted(outcome.entrant().label()),
                                quoted(outcome.version()),
                                quoted(outcome.failure()),
                                number(outcome.blocks().median()),
                                outcome.learning().steps(),
                                number(outcome.learning().before()))
                + "\"loss_after\":%s,\"bytes_per_step\":%s,\"blocks_ns_foreign\":[%s]}"
                        .formatted(
                                number(outcome.learning().after()),
                                outcome.bytes() < 0 ? "null" : "" + outcome.bytes(),
                                String.join(",", blocks));
    }

    private static String number(double value) {
        return Double.isFinite(value) ? "" + value : "null";
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            } else if (c < ' ') {
                quoted.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }
}
