package dev.fanin.lab.corpus;

import dev.fanin.lab.finding.Rule;
import java.util.Set;

/// What a case is about: a fault, or what only looks like one.
///
/// Whether a case is sick is measured. A look-alike that turns out sick counts as sick, with the
/// causes given here.
public enum Fault {
    NONE("none", false),
    WRONG_GAIN("wrong gain for the activation", true, Rule.INIT002, Rule.INIT005),
    WRONG_FAN("wrong fan", true, Rule.INIT003),
    TOO_SMALL("too small everywhere", true, Rule.INIT002, Rule.INIT005),
    TOO_LARGE("too large everywhere", true, Rule.INIT002, Rule.INIT004, Rule.ACT001),
    ONE_LARGE("one layer too large", true, Rule.INIT002, Rule.ACT001),
    ZERO("zero kernels", true, Rule.INIT001),
    CONSTANT("constant kernels", true, Rule.INIT001, Rule.SYM001),
    DUPLICATES("duplicated units in every layer", true, Rule.SYM001, Rule.SYM002),
    VANISHING("vanishing", true, Rule.INIT002, Rule.INIT005, Rule.GRAD001),
    EXPLODING("exploding", true, Rule.INIT002, Rule.INIT004, Rule.GRAD002),
    CHAOTIC("chaotic gain", true, Rule.INIT004, Rule.INIT002),
    SIGMOID("deep sigmoid", true, Rule.ACT003),
    DEAD("dead relu", true, Rule.INIT009, Rule.ACT002),
    BORN_DEAD("born dead", true, Rule.INIT007, Rule.ACT002),
    SATURATED("saturated units", true, Rule.ACT001, Rule.INIT002, Rule.INIT004),
    LOGITS("logit scale", true, Rule.INIT008),
    BIASES("biases", true, Rule.INIT009),
    INPUT("input scale", true, Rule.DATA001),
    BATCH_NORM("batch normalization explosion", true, Rule.INIT011),
    RESIDUAL("residual growth", true, Rule.INIT012),
    OVERFLOW("overflow", true, Rule.INIT010, Rule.INIT002),
    ZERO_HEAD("zero head", false, Rule.INIT001),
    ZERO_GAMMA("zero gamma at a branch's end", false, Rule.INIT001),
    SCALE_UNDER_NORM("any scale under normalization", false, Rule.INIT002),
    RESCALED("raw pixels before a rescaling", false, Rule.DATA001),
    ONE_SMALL("one small layer", false, Rule.INIT002),
    DELTA("delta-orthogonal", false, Rule.INIT002),
    SAME_SCALE("another law of the same scale", false, Rule.INIT002),
    UNIT_VARIANCE("scaled by data to unit variance", false, Rule.INIT002),
    ONE_DUPLICATED("duplicates in one layer", false, Rule.SYM001, Rule.SYM002),
    SHALLOW("wrong gain on a shallow net", false, Rule.INIT002),
    FORGIVEN("large weights that tanh forgives", false, Rule.INIT002, Rule.ACT001),
    SMALL_BIASES("small biases", false, Rule.INIT009),
    HARMLESS_FAN("another fan of the same size", false, Rule.INIT003);

    private final String title;
    private final boolean fault;

    @SuppressWarnings("ImmutableEnumChecker") // what Set.of returns cannot be changed
    private final Set<Rule> causes;

    Fault(String title, boolean fault, Rule... causes) {
        this.title = title;
        this.fault = fault;
        this.causes = Set.of(causes);
    }

    /// Returns its name in words.
    public String title() {
        return title;
    }

    /// Returns whether it was meant to be a fault.
    public boolean isFault() {
        return fault;
    }

    /// Returns the rules that are right as the first cause of a sick case.
    public Set<Rule> causes() {
        return causes;
    }
}
