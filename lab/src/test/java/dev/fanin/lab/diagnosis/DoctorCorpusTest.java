package dev.fanin.lab.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fanin.lab.corpus.Case;
import dev.fanin.lab.corpus.Corpus;
import dev.fanin.lab.corpus.Labels;
import dev.fanin.lab.corpus.Scorecard;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The doctor against measured labels, on 200 and more of the corpus's networks; the whole corpus is
/// for the `main` of [CorpusExaminations].
class DoctorCorpusTest {

    /// Every case but the smallest part of the large ones, which would take minutes.
    private static final int EVERY = 3;

    private static CorpusExaminations examined;
    private static Scorecard score;

    @BeforeAll
    static void examine() {
        List<Case> cases = Corpus.thinned(EVERY);
        examined = CorpusExaminations.of(cases, Checkup.complete());
        score = examined.score(Labels.read());
    }

    @Test
    void itSeesMoreThanAHundredAndEightyNetworks() {
        assertThat(score.answers()).hasSizeGreaterThan(180);
    }

    @Test
    void whatItCallsSickIsSick() {
        assertThat(score.precision()).as(score.errors().toString()).isGreaterThanOrEqualTo(0.95);
    }

    @Test
    void whatIsSickItFinds() {
        assertThat(score.recall()).as(score.errors().toString()).isGreaterThanOrEqualTo(0.95);
    }

    @Test
    void itNamesTheCause() {
        assertThat(score.causes()).as(score.errors().toString()).isGreaterThanOrEqualTo(0.9);
    }

    @Test
    void everyFixItOffersReducesTheDecadesLost() {
        assertThat(examined.offered()).hasSizeGreaterThan(60).allSatisfy(one -> {
            var verified = examined.verified(one);
            assertThat(verified.after().decades()).isLessThan(verified.before().decades());
        });
    }

    @Test
    void nineOfTenFixesReduceTheLossAfterTwoHundredSteps() {
        List<Case> offered = examined.offered();
        List<Case> some = offered.stream()
                .filter(one -> offered.indexOf(one) % 4 == 0 && !one.family().equals("cnn"))
                .toList();
        assertThat((double) examined.bettered(some).size() / some.size()).isGreaterThanOrEqualTo(0.9);
    }
}
