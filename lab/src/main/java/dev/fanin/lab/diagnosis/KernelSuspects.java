package dev.fanin.lab.diagnosis;

import dev.fanin.activation.ActivationFunction;
import dev.fanin.activation.Elementwise;
import dev.fanin.lab.finding.Rule;
import dev.fanin.lab.probe.LayerEvidence;
import dev.fanin.lab.scheme.Kernel;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Kernels that are not as their activation and their fan-in ask for, by what is wrong with them.
///
/// @param exam what was measured; null where nothing was
/// @param blocks how many residual blocks are not normalized
record KernelSuspects(@Nullable Exam exam, int blocks) {

    /// A scale so far off is not heard of in one layer, but in many.
    private static final double OFF = 1.15;

    /// Where nothing bends, the gain of relu is as common as that of nothing, and does no harm
    /// once.
    private static final double USUAL = 2;

    /// A mean square so far above what it should be saturates rather than makes chaos.
    private static final double CHAOS = 4.5;

    private static final double ORDER = 0.2;

    /// A normalization does not make up for a scale whose square its epsilon of 1e-3 drowns.
    private static final double BELOW_EPSILON = 1e-3;

    /// Returns what the scale of kernels tells without a batch.
    static List<Factor> byScale(Kernels kernels) {
        return new KernelSuspects(null, 0).all(kernels);
    }

    static List<Factor> of(Kernels kernels, Exam exam, int blocks) {
        return new KernelSuspects(exam, blocks).all(kernels);
    }

    private List<Factor> all(Kernels kernels) {
        Map<Rule, List<KernelState>> broken = new EnumMap<>(Rule.class);
        for (KernelState state : kernels.states()) {
            Rule rule = rule(state);
            if (rule != null) {
                broken.computeIfAbsent(rule, _ -> new ArrayList<>()).add(state);
            }
        }
        mergeCopies(broken);
        mergeHeads(broken);
        List<Factor> factors = new ArrayList<>();
        broken.forEach((rule, states) ->
                factors.add(new KernelFactor(rule, states, redraws(rule), KernelWords.cause(rule, states))));
        return factors;
    }

    /// Between layers whose units are all copies of one, a kernel of copies is constant, too; it is
    /// not what went wrong.
    private static void mergeCopies(Map<Rule, List<KernelState>> broken) {
        List<KernelState> copies = broken.get(Rule.SYM001);
        List<KernelState> constant = broken.get(Rule.INIT001);
        if (copies != null && constant != null && constant.stream().noneMatch(KernelState::isZero)) {
            copies.addAll(constant);
            broken.remove(Rule.INIT001);
        }
    }

    /// A head that is as large as all the other kernels has no fault of its own.
    private static void mergeHeads(Map<Rule, List<KernelState>> broken) {
        List<KernelState> hidden = broken.get(Rule.INIT002);
        List<KernelState> heads = broken.get(Rule.INIT008);
        if (hidden != null && heads != null && hidden.stream().anyMatch(state -> state.ratio() > CHAOS)) {
            hidden.addAll(heads);
            broken.remove(Rule.INIT008);
        }
    }

    private static boolean redraws(Rule rule) {
        return rule == Rule.INIT001 || rule == Rule.SYM001 || rule == Rule.SYM002;
    }

    private @Nullable Rule rule(KernelState state) {
        Kernel kernel = state.kernel();
        if (state.isOneValue()) {
            boolean mayBeZero = state.isZero() && (kernel.isLast() || kernel.endsBranch());
            return mayBeZero ? null : Rule.INIT001;
        }
        if (exam != null && !kernel.isLast()) {
            LayerEvidence evidence = exam.evidence(kernel.path());
            if (!evidence.symmetry().lasting().isEmpty()) {
                return evidence.symmetry().distinct() == 1 ? Rule.SYM001 : Rule.SYM002;
            }
        }
        if (kernel.isNormalized()) {
            return state.ratio() < BELOW_EPSILON ? Rule.INIT002 : null;
        }
        boolean isFree = kernel.activation().isLinear() || (kernel.isLast() && state.ratio() > 1);
        return state.isOff(isFree ? USUAL : 1, OFF) ? scale(state) : null;
    }

    private @Nullable Rule scale(KernelState state) {
        Kernel kernel = state.kernel();
        if (kernel.endsBranch() && blocks > 1 && state.ratio() > OFF) {
            return Rule.INIT012;
        }
        if (FanWords.isFanFault(state)) {
            return Rule.INIT003;
        }
        if (kernel.isLast() && state.ratio() > CHAOS) {
            return Rule.INIT008;
        }
        if (!isEdge(kernel.activation())) {
            return Rule.INIT002;
        }
        if (state.ratio() > 1) {
            return state.ratio() < CHAOS ? Rule.INIT004 : Rule.INIT002;
        }
        return state.ratio() > ORDER ? Rule.INIT005 : Rule.INIT002;
    }

    /// Whether an activation passes zero through with a slope and bends on both sides, as tanh:
    /// then there is an edge between order and chaos.
    private static boolean isEdge(ActivationFunction activation) {
        return activation instanceof Elementwise phi
                && !phi.isHomogeneous()
                && phi.value(0) == 0
                && Math.abs(phi.value(-1) + phi.value(1)) < 1e-6;
    }
}
