package dev.fanin.lab.corpus;

import dev.fanin.init.Distribution;
import dev.fanin.init.FanMode;
import dev.fanin.init.Initializer;
import dev.fanin.init.Initializers;
import dev.fanin.init.VarianceScaling;
import dev.fanin.lab.corpus.Place.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// Cases that many settings have.
final class Common {

    private Common() {}

    /// What PyTorch's layers draw: `U(-1/sqrt(n), 1/sqrt(n))`.
    static Initializer torch() {
        return new VarianceScaling(1.0 / 3, FanMode.FAN_IN, Distribution.UNIFORM);
    }

    static Predicate<Place> kernel(int index) {
        return place -> place.index() == index;
    }

    /// All units alike, which hurts whatever the activation.
    static List<Case> symmetric(Setting s) {
        Filling proper = s.scheme().kernels();
        return List.of(
                s.with("zeros", Fault.ZERO, Filling.all(Initializers.zeros())),
                s.with("constant", Fault.CONSTANT, Filling.all(Initializers.constant(0.1))),
                s.with("zero layer", Fault.ZERO, proper.with(kernel(1), Initializers.zeros())),
                s.with(
                        "one unit a layer",
                        Fault.DUPLICATES,
                        s.scheme(),
                        (network, weights) -> Duplicates.everywhere(network, weights, 1)),
                s.with(
                        "two units a layer",
                        Fault.DUPLICATES,
                        s.scheme(),
                        (network, weights) -> Duplicates.everywhere(network, weights, 2)));
    }

    /// Signals that grow or shrink in every layer of a net without normalization.
    static List<Case> scaled(Setting s) {
        Filling proper = s.scheme().kernels();
        return List.of(
                s.with("x0.1", Fault.TOO_SMALL, proper.times(0.1)),
                s.with("normal 0.01", Fault.TOO_SMALL, Filling.all(Initializers.randomNormal(0.01))),
                s.with("x0.4", Fault.VANISHING, proper.times(0.4)),
                s.with("x4", Fault.TOO_LARGE, proper.times(4)),
                s.with("x2.5", Fault.EXPLODING, proper.times(2.5)),
                s.with("one x100", Fault.ONE_LARGE, proper.times(100, kernel(1))));
    }

    /// What looks like a fault in any net without normalization, and is none.
    static List<Case> lookAlikes(Setting s) {
        Filling proper = s.scheme().kernels();
        return List.of(
                s.with("zero head", Fault.ZERO_HEAD, proper.with(Place::isHead, Initializers.zeros())),
                s.with("one x0.01", Fault.ONE_SMALL, proper.times(0.01, kernel(1))),
                s.with("first x0.001", Fault.ONE_SMALL, proper.times(0.001, kernel(0))),
                s.with(
                        "two units in a layer",
                        Fault.ONE_DUPLICATED,
                        s.scheme(),
                        (network, weights) -> Duplicates.oneLayer(network, weights, 1, 2)),
                s.with("biases 0.1", Fault.SMALL_BIASES, s.scheme().biases(biases(Initializers.randomNormal(0.1)))));
    }

    /// The same scale by other laws: variance is what counts.
    static List<Case> laws(Setting s) {
        double scale = Scheme.scale(s.form().phi());
        Filling proper = s.scheme().kernels();
        Predicate<Place> hidden = place -> place.role() == Role.HIDDEN;
        return List.of(
                s.with(
                        "uniform",
                        Fault.SAME_SCALE,
                        proper.with(hidden, new VarianceScaling(scale, FanMode.FAN_IN, Distribution.UNIFORM))),
                s.with(
                        "truncated",
                        Fault.SAME_SCALE,
                        proper.with(hidden, new VarianceScaling(scale, FanMode.FAN_IN, Distribution.TRUNCATED_NORMAL))),
                s.with("orthogonal", Fault.SAME_SCALE, proper.with(hidden, Initializers.orthogonal(Math.sqrt(scale)))));
    }

    static Filling biases(Initializer initializer) {
        return Filling.all(Initializers.zeros()).with(place -> !place.isHead(), initializer);
    }

    @SafeVarargs
    static List<Case> all(List<Case>... lists) {
        List<Case> all = new ArrayList<>();
        for (List<Case> list : lists) {
            all.addAll(list);
        }
        return all;
    }
}
