package dev.fanin.lab.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.fanin.activation.Activations;
import dev.fanin.init.Initializers;
import dev.fanin.lab.corpus.Scorecard.Answer;
import dev.fanin.lab.finding.Rule;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ScorecardTest {

    private static final Case ZEROS = Setting.of(Chain.mlp(4, 2, 8, Activations.relu(), 2), 1)
            .with("zeros", Fault.ZERO, Filling.all(Initializers.zeros()));

    @Test
    void countsWhatIsFoundAndWhatIsNot() {
        Scorecard card = new Scorecard(List.of(
                answer(Verdict.SICK, true, Rule.INIT001),
                answer(Verdict.SICK, true, Rule.INIT002),
                answer(Verdict.SICK, true, Rule.INIT001),
                answer(Verdict.SICK, false, null),
                answer(Verdict.HEALTHY, true, Rule.INIT001),
                answer(Verdict.HEALTHY, false, null),
                answer(Verdict.MILD, true, Rule.INIT001),
                answer(Verdict.MILD, false, null)));

        assertThat(card.precision()).isCloseTo(3 / 4.0, within(1e-12));
        assertThat(card.recall()).isCloseTo(3 / 4.0, within(1e-12));
        assertThat(card.causes()).isCloseTo(2 / 3.0, within(1e-12));
        assertThat(card.line("x")).isEqualTo("| x | 0.750 | 0.750 | 0.667 |");
        assertThat(card.table()).endsWith("| zero kernels | 8 | 4 | 3 | 2 | 2 | 2 | 1 |\n");
        assertThat(card.errors()).hasSize(3);
    }

    private static Answer answer(Verdict verdict, boolean sick, @Nullable Rule cause) {
        Label label = new Label(ZEROS.name(), ZEROS.fault(), 0.25, List.of(1.0), verdict);
        return new Answer(ZEROS, label, new Opinion(sick, cause));
    }
}
