package dev.fanin.lab.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/// Scores the published rules of other tools on the corpus; the table is that of docs/DOCTOR.md.
class OtherToolsTest {

    @Test
    void noneReachesNineTenthsOfPrecisionAndRecallAtOnce() {
        List<Case> cases = Corpus.cases();
        Map<String, Label> labels = Labels.read();
        Map<String, FirstBatch> batches = new LinkedHashMap<>();
        cases.forEach(one -> batches.put(one.name(), FirstBatch.of(one)));

        Map<String, Scorecard> cards = new LinkedHashMap<>();
        rules().forEach((title, rule) ->
                cards.put(title, Scorecard.of(cases, labels, one -> Opinion.of(rule.test(batches.get(one.name()))))));

        System.out.println("| rule | precision | recall | cause |\n|---|---|---|---|");
        cards.forEach((title, card) -> System.out.println(card.line(title)));
        assertThat(cards.values()).noneMatch(card -> card.precision() >= 0.9 && card.recall() >= 0.9);
    }

    static Map<String, Predicate<FirstBatch>> rules() {
        Map<String, Predicate<FirstBatch>> rules = new LinkedHashMap<>();
        for (OtherRule rule : OtherRule.values()) {
            rules.put(rule.title(), OtherTool.by(rule));
        }
        for (OtherTool tool : OtherTool.values()) {
            rules.put(tool.title(), tool::complains);
        }
        return rules;
    }
}
