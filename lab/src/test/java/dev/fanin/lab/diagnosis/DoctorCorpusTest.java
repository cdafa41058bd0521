package dev.fanin.lab.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fanin.lab.corpus.Case;
import dev.fanin.lab.corpus.Corpus;
import dev.fanin.lab.corpus.Labels;
import dev.fanin.lab.corpus.Scorecard;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The doctor against measured labels, on every fourth case of each fault; the whole corpus takes
/// minutes, and is for the `main` of [CorpusExaminations].
class DoctorCorpusTest {

    private static final int EVERY = 4;

    /// Convolutions on plain kernels would take minutes.
    private static final int EVERY_CONVOLUTIONAL = 12;

    private static CorpusExaminations examined;
    private static Scorecard score;

    @BeforeAll
    static void examine() {
        List<Case> cases = Stream.concat(
                        Corpus.thinned(EVERY).stream().filter(one -> !isConvolutional(one)),
                        Corpus.thinned(EVERY_CONVOLUTIONAL).stream().filter(DoctorCorpusTest::isConvolutional))
                .toList();
        examined = CorpusExaminations.of(cases, Checkup.complete());
        score = examined.score(Labels.read());
    }

    private static boolean isConvolutional(Case one) {
        return one.name().contains("cnn");
    }

    @Test
    void itSeesMoreThanAHundredNetworks() {
        assertThat(score.answers()).hasSizeGreaterThan(100);
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
        assertThat(examined.offered()).hasSizeGreaterThan(30).allSatisfy(one -> {
            var verified = examined.verified(one);
            assertThat(verified.after().decades()).isLessThan(verified.before().decades());
        });
    }

    @Test
    void nineOfTenFixesReduceTheLossAfterTwoHundredSteps() {
        List<Case> offered = examined.offered();
        List<Case> some = offered.stream()
                .filter(one -> offered.indexOf(one) % 3 == 0 && !isConvolutional(one))
                .toList();
        assertThat((double) examined.bettered(some).size() / some.size()).isGreaterThanOrEqualTo(0.9);
    }
}
