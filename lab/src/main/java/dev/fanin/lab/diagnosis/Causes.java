package dev.fanin.lab.diagnosis;

import dev.fanin.lab.finding.Confidence;
import dev.fanin.lab.finding.Finding;
import dev.fanin.lab.finding.Rule;
import dev.fanin.lab.finding.Severity;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What was found wrong, as findings: the factors that account for the damage.
final class Causes {

    private static final double WORTH_TELLING = 0.05;
    private static final double MAIN = 0.25;

    private Causes() {}

    /// @param verdict how much all of it hurts training
    static List<Finding> of(
            Attribution attribution, Severity verdict, Confidence confidence, @Nullable Treatment treatment) {
        List<Finding> findings = new ArrayList<>();
        boolean isFirst = true;
        for (int i = 0; i < attribution.factors().size(); i++) {
            double share = attribution.shares().get(i);
            boolean isTold = (isFirst && verdict.compareTo(Severity.INFO) > 0) || share > WORTH_TELLING;
            Factor factor = attribution.factors().get(i);
            if (isTold && (verdict != Severity.OK || matters(attribution) || isSymmetry(factor.rule()))) {
                findings.add(finding(factor, share, verdict, isFirst, confidence, treatment));
                isFirst = false;
            }
        }
        return findings;
    }

    /// Whether units are copies that stay copies: lost for good, however little it matters.
    private static boolean isSymmetry(Rule rule) {
        return rule == Rule.INIT001 || rule == Rule.SYM001 || rule == Rule.SYM002;
    }

    /// Whether there is damage to speak of, though training does not suffer from it.
    private static boolean matters(Attribution attribution) {
        return attribution.before().total() > 1
                && attribution.after().total() < attribution.before().total() - 0.5;
    }

    private static Finding finding(
            Factor factor,
            double share,
            Severity verdict,
            boolean isFirst,
            Confidence confidence,
            @Nullable Treatment treatment) {
        Severity severity = verdict.compareTo(Severity.INFO) <= 0
                ? Severity.INFO
                : isFirst || share >= MAIN ? verdict : Severity.INFO;
        return new Finding(
                factor.rule(),
                severity,
                factor.layer(),
                factor.evidence(),
                factor.cause(),
                confidence,
                share,
                treatment == null ? null : prescription(factor, treatment).verified(treatment.verified()));
    }

    private static Prescription prescription(Factor factor, Treatment treatment) {
        return treatment.general() == null ? factor.prescription() : treatment.general();
    }
}
