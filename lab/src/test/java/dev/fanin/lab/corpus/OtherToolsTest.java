package dev.fanin.lab.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/// Scores the published rules of other tools on the corpus; the table is that of docs/DOCTOR.md.
class OtherToolsTest {

    private record Titled(String title, Predicate<FirstBatch> complains) {}

    @Test
    void noneReachesNineTenthsOfPrecisionAndRecallAtOnce() {
        Labels labels = Labels.read();
        Map<String, List<Scorecard.Answer>> answers = new LinkedHashMap<>();
        for (Case one : Corpus.cases()) {
            FirstBatch batch = FirstBatch.of(one);
            for (Titled rule : rules()) {
                Opinion opinion = Opinion.of(rule.complains().test(batch));
                answers.computeIfAbsent(rule.title(), _ -> new ArrayList<>())
                        .add(new Scorecard.Answer(one, labels.of(one.name()), opinion));
            }
        }

        System.out.println("| rule | precision | recall | cause |\n|---|---|---|---|");
        answers.forEach((title, given) -> System.out.println(new Scorecard(given).line(title)));
        assertThat(answers.values())
                .map(Scorecard::new)
                .noneMatch(card -> card.precision() >= 0.9 && card.recall() >= 0.9);
    }

    private static List<Titled> rules() {
        List<Titled> rules = new ArrayList<>();
        for (OtherRule rule : OtherRule.values()) {
            rules.add(new Titled(rule.title(), OtherTool.by(rule)));
        }
        for (OtherTool tool : OtherTool.values()) {
            rules.add(new Titled(tool.title(), tool::complains));
        }
        return rules;
    }
}
