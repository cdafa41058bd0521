package dev.fanin.lab.diagnosis;

import dev.fanin.lab.finding.Severity;
import java.util.List;

/// What a case's damage probably does to training, where no trial says so.
///
/// Thresholds in decades, set on networks whose training was measured. Damage that comes from one
/// kernel alone counts less: that layer's own gradient stays as it should be, and it recovers.
final class Prognosis {

    private static final double ERROR = 2.5;
    private static final double WARN = 1.5;
    private static final double INFO = 0.5;
    private static final double ONE_SMALL_KERNEL = 6;
    private static final double DEAD = 1;

    /// Decades of gradient lost beyond which none is left.
    private static final double GONE = 10;

    private Prognosis() {}

    static Severity of(Attribution attribution) {
        Damage damage = attribution.before();
        double total = damage.total();
        if (isOneSmallKernel(attribution.factors())) {
            total -= Math.min(total, ONE_SMALL_KERNEL);
        }
        if (isLuck(attribution.factors()) && damage.dead() < DEAD) {
            total /= 2;
        }
        if (total > ERROR) {
            return Severity.ERROR;
        }
        return total > WARN ? Severity.WARN : total > INFO ? Severity.INFO : Severity.OK;
    }

    /// Another draw that learns more proves no fault where this one is alive: that is a warning.
    static Severity capped(Severity verdict, Attribution attribution) {
        Damage damage = attribution.before();
        boolean isAlive = damage.dead() < DEAD && damage.broken() == 0 && damage.gradient() < GONE;
        boolean isMild = isLuck(attribution.factors()) && isAlive && verdict == Severity.ERROR;
        return isMild ? Severity.WARN : verdict;
    }

    /// A draw that scatters, but left units alive, mostly trains.
    private static boolean isLuck(List<Factor> factors) {
        return !factors.isEmpty() && factors.getFirst() instanceof LuckFactor;
    }

    private static boolean isOneSmallKernel(List<Factor> factors) {
        return factors.size() == 1
                && factors.getFirst() instanceof KernelFactor kernels
                && kernels.kernels().size() == 1
                && !kernels.redraws()
                && kernels.kernels().getFirst().ratio() < 1;
    }
}
