package dev.fanin.lab.diagnosis;

import dev.fanin.activation.ActivationFunction;
import dev.fanin.lab.finding.Rule;
import java.util.List;
import java.util.Locale;

/// What is wrong with kernels, in words.
final class KernelWords {

    private KernelWords() {}

    static String cause(Rule rule, List<KernelState> states) {
        String where = KernelCode.where(states);
        KernelState first = states.get(states.size() / 2);
        return switch (rule) {
            case INIT001 ->
                first.isZero()
                        ? "All weights of " + where + " are zero, so nothing passes, and all their units are one."
                        : "All weights of " + where + " are " + number(first.mean())
                                + ", so all units of a layer compute the same and learn the same.";
            case SYM001 ->
                "All units of " + where
                        + " are copies of each other, incoming and outgoing weights alike, and training keeps them so.";
            case SYM002 ->
                "Units of " + where
                        + " are copies of others, incoming and outgoing weights alike, and training keeps them so.";
            case INIT003 ->
                String.format(
                        Locale.ROOT,
                        "The scale of %s fits another fan than the %s weights that feed each unit: its standard deviation is"
                                + " %s, not %s.",
                        where,
                        fan(first.kernel().fans().in()),
                        number(first.deviation()),
                        number(first.idealDeviation()));
            case INIT012 ->
                "The last kernels of the residual branches (" + where
                        + ") are not scaled down with the number of blocks, so the stream grows with each block.";
            default -> scale(where, first);
        };
    }

    private static String scale(String where, KernelState state) {
        ActivationFunction phi = state.kernel().activation();
        return String.format(
                Locale.ROOT,
                "The kernels of %s have a root mean square of %s, %s times what %s and a fan-in of %s ask for (%s): each"
                        + " layer multiplies the power of the signal by about %s.",
                where,
                number(Math.sqrt(state.meanSquare())),
                number(Math.sqrt(state.ratio())),
                phi.isLinear() ? "no activation" : phi.name(),
                fan(state.kernel().fans().in()),
                number(state.idealDeviation()),
                number(state.ratio()));
    }

    private static String fan(double fan) {
        return fan == Math.rint(fan) ? Long.toString((long) fan) : number(fan);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.3g", value);
    }
}
