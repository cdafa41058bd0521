package dev.fanin.bench.sidebyside;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.Month;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class TableTest {

    private static final Learning NONE = new Learning(0, Double.NaN, Double.NaN);

    @Test
    void ratiosAreToTheLimitAndToTheFastestOfOurs() {
        String table = Table.of(
                Workload.named("W1"),
                List.of(
                        outcome("limit", Entrant.Role.LIMIT, NONE, -1, 1000, 1000, 1000),
                        outcome("slow", Entrant.Role.OURS, new Learning(50, 0.7, 0.5), 0, 4000, 5000, 3000),
                        outcome("fast", Entrant.Role.OURS, new Learning(50, 0.7, 0.5), 16, 2000, 2000, 2000),
                        outcome("peer", Entrant.Role.PEER, new Learning(50, 0.7002, 0.5), -1, 5e6, 4e6, 6e6)));

        assertThat(table).isEqualTo("""
                W1: 5-16-32-2 relu softmax, batch 10, SGD

                | system | median  | min     | max     | per second | / limit | / Fanin | foreign | loss                  | notes             |
                |--------|---------|---------|---------|------------|---------|---------|---------|-----------------------|-------------------|
                | limit  | 1.00 us | 1.00 us | 1.00 us | 1,000,000  | 1.00    | 0.50    | 2 %     | -                     | v1                |
                | slow   | 4.00 us | 3.00 us | 5.00 us | 250,000    | 4.00    | 2.00    | 2 %     | 0.7000 -> 0.5000 (50) | 0 bytes/step; v1  |
                | fast   | 2.00 us | 2.00 us | 2.00 us | 500,000    | 2.00    | 1.00    | 2 %     | 0.7000 -> 0.5000 (50) | 16 bytes/step; v1 |
                | peer   | 5.00 ms | 4.00 ms | 6.00 ms | 200        | 5000.00 | 2500.00 | 2 %     | 0.7002 -> 0.5000 (50) | v1                |
                """);
    }

    @Test
    void whoDoesNotLearnOrBeginsElsewhereIsMarked() {
        String table = Table.of(
                Workload.named("W1"),
                List.of(
                        outcome("a", Entrant.Role.OURS, new Learning(50, 0.7, 0.5), -1, 1000),
                        outcome("b", Entrant.Role.PEER, new Learning(50, 0.7, 0.7), -1, 1000),
                        outcome("c", Entrant.Role.PEER, new Learning(50, 144, 2.5), -1, 1000)));

        assertThat(line(table, "a")).matches(".*[|] v1 +[|]");
        assertThat(line(table, "b")).contains("| DOES NOT LEARN; v1 ");
        assertThat(line(table, "c")).contains("| OTHER FIRST LOSS; v1 ");
    }

    @Test
    void aForwardPassNeedNotLearn() {
        String table = Table.of(
                Workload.named("W2-forward-1"),
                List.of(outcome("a", Entrant.Role.OURS, new Learning(1, 0.7, 0.7), -1, 1000)));

        assertThat(line(table, "a")).endsWith("| v1    |");
    }

    @Test
    void disturbedBlocksAreCountedAndStarred() {
        Blocks blocks = new Blocks(List.of(new Block(1000, 0.2), new Block(1000, 0.09), new Block(1000, 0.01)));
        Outcome outcome = new Outcome(entrant("a", Entrant.Role.OURS), "v1", NONE, blocks, -1, "");

        String line = line(Table.of(Workload.named("W1"), List.of(outcome)), "a");

        assertThat(line).contains("| 20 %*   |").contains("| 2 of 3 blocks disturbed; v1 |");
    }

    @Test
    void whoFailsSaysWhyAndHasNoTimes() {
        Outcome failed = Outcome.failed(entrant("a", Entrant.Role.PEER), "the process ended");

        String line = line(Table.of(Workload.named("W1"), List.of(failed)), "a");

        assertThat(line).endsWith("| the process ended |").doesNotContain("us");
        assertThat(Table.median(List.of(failed), Entrant.Role.PEER)).isNaN();
    }

    @Test
    void jsonHoldsEveryBlockAndNullForWhatIsMissing() {
        SequencedMap<Workload, List<Outcome>> outcomes = new LinkedHashMap<>();
        outcomes.put(Workload.named("W1"), List.of(outcome("say \"a\"", Entrant.Role.LIMIT, NONE, -1, 1000, 2000)));
        Machine machine = new Machine("cpu", 2, 24, "Linux", "25", LocalDate.of(2026, Month.JANUARY, 2));

        String json = new Report(machine, 2, 1, outcomes, List.of(), List.of()).json();

        assertThat(json)
                .contains("\"system\":\"say \\\"a\\\"\"", "\"median_ns\":1500.0", "\"loss_before\":null")
                .contains("\"bytes_per_step\":null", "\"blocks_ns_foreign\":[[1000.0,0.02],[2000.0,0.02]]");
    }

    private static Outcome outcome(
            String label, Entrant.Role role, Learning learning, long bytes, double... nanoseconds) {
        List<Block> blocks = DoubleStream.of(nanoseconds)
                .mapToObj(time -> new Block(time, 0.02))
                .toList();
        return new Outcome(entrant(label, role), "v1", learning, new Blocks(blocks), bytes, "");
    }

    private static Entrant entrant(String label, Entrant.Role role) {
        return new Entrant(label, label, role, List.of(), List.of(), Map.of());
    }

    private static String line(String table, String label) {
        return table.lines()
                .filter(line -> line.startsWith("| " + label + " "))
                .findFirst()
                .orElseThrow();
    }
}
