package dev.fanin.lab.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CorpusTest {

    private final List<Case> cases = Corpus.cases();
    private final Labels labels = Labels.read();

    @Test
    void hasNamesThatTellCasesApart() {
        assertThat(cases).extracting(Case::name).doesNotHaveDuplicates();
    }

    @Test
    void isLabelledWhole() {
        assertThat(labels.byName().keySet())
                .containsExactlyInAnyOrderElementsOf(
                        cases.stream().map(Case::name).toList());
    }

    @Test
    void hasEveryFaultSickAndEveryLookAlikeHealthy() {
        for (Fault fault : Fault.values()) {
            Verdict meant = fault.isFault() ? Verdict.SICK : Verdict.HEALTHY;
            assertThat(count(one -> one.fault().equals(fault.title()) && verdict(one) == meant))
                    .as(fault.title())
                    .isGreaterThanOrEqualTo(3);
        }
    }

    @Test
    void isAboutHalfHealthyInAllFamilies() {
        assertThat(cases).hasSizeGreaterThanOrEqualTo(240);
        assertThat(cases).extracting(Case::family).containsOnly("mlp", "cnn", "residual", "normalized");
        for (String family : Set.of("mlp", "cnn", "residual", "normalized")) {
            long sick = count(one -> one.family().equals(family) && verdict(one) == Verdict.SICK);
            long healthy = count(one -> one.family().equals(family) && verdict(one) == Verdict.HEALTHY);
            assertThat((double) sick / (sick + healthy)).as(family).isBetween(0.25, 0.7);
        }
    }

    @Test
    void comparesOnlyWithTwinsThatTrain() {
        for (Case one : cases) {
            if (one.isTwin()) {
                assertThat(LabelRule.best(labels.of(one.name()).losses()))
                        .as(one.name())
                        .isLessThan(LabelRule.TWIN * one.constantLoss());
            }
        }
    }

    @Test
    void isTheSameEveryTime() {
        List<Case> again = Corpus.cases();
        for (int i = 0; i < cases.size(); i++) {
            Case other = again.get(i);
            cases.get(i)
                    .sickWeights()
                    .values()
                    .forEach((path, tensor) -> assertThat(
                                    other.sickWeights().get(path).array())
                            .as(other + " " + path)
                            .isEqualTo(tensor.array()));
        }
    }

    /// Twins and weights are drawn from the same seeds, and plain Java computes the same bits
    /// everywhere, so losses are those of the file, to the digits it has.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "mlp relu 8x24 number 4/torch",
                "mlp relu 3x32 9/lecun",
                "mlp relu 3x32 9/one x100",
                "mlp leaky_relu 4x16 10/zeros",
                "mlp relu 8x24 number 4/one unit a layer",
                "mlp tanh 3x32 25/normal 1",
                "mlp tanh 3x32 25/biases 10",
                "residual mlp relu 2x32 67/undamped",
                "mlp batch relu 4x32 81/x0.01",
                "cnn relu 7x6 41/x4",
                "mlp relu 4x32 101 inputs x255.0/raw"
            })
    void isLabelledAsMeasuredAgain(String name) {
        Case one = cases.stream()
                .filter(other -> other.name().equals(name))
                .findFirst()
                .orElseThrow();
        Label kept = labels.of(name);
        List<Double> losses = LabelRule.losses(one);
        double twin = LabelRule.best(labels.of(one.twinName()).losses());
        Label measured = LabelRule.label(one, losses, twin);

        assertThat(measured.verdict()).isEqualTo(kept.verdict());
        assertThat(measured.progress()).isCloseTo(kept.progress(), within(2e-3));
    }

    private long count(Predicate<Case> which) {
        return cases.stream().filter(which).count();
    }

    private Verdict verdict(Case one) {
        return labels.of(one.name()).verdict();
    }
}
