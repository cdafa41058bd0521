package dev.fanin.lab.corpus;

import dev.fanin.activation.Activations;
import dev.fanin.init.Initializers;
import dev.fanin.lab.corpus.Place.Role;
import dev.fanin.tensor.Shape;
import java.util.List;

/// Residual blocks, with and without normalization in the branches.
final class ResidualCases {

    private ResidualCases() {}

    static List<Case> cases() {
        Shape vector = Shape.of(16);
        Shape image = Shape.of(6, 6, 1);
        return Common.all(
                plain(Setting.of(new Residual(vector, 8, 32, Activations.relu(), Norm.NONE, 4), 61)),
                growth(Setting.of(new Residual(vector, 20, 32, Activations.relu(), Norm.NONE, 4), 62)),
                growth(Setting.of(new Residual(vector, 15, 24, Activations.relu(), Norm.NONE, 1), 63)),
                growth(Setting.of(new Residual(vector, 30, 24, Activations.relu(), Norm.NONE, 6), 64)),
                growth(Setting.of(new Residual(vector, 25, 32, Activations.leakyRelu(0.1), Norm.NONE, 4), 65)),
                growth(Setting.of(new Residual(image, 5, 6, Activations.relu(), Norm.NONE, 4), 66)),
                growth(Setting.of(new Residual(vector, 2, 32, Activations.relu(), Norm.NONE, 4), 67)),
                normalized(Setting.of(new Residual(vector, 8, 32, Activations.relu(), Norm.BATCH, 4), 68)),
                normalized(Setting.of(new Residual(image, 3, 6, Activations.relu(), Norm.BATCH, 4), 69)),
                normalized(Setting.of(new Residual(vector, 6, 32, Activations.gelu(), Norm.LAYER, 5), 70)));
    }

    private static List<Case> plain(Setting s) {
        Filling proper = s.scheme().kernels();
        return Common.all(
                growth(s),
                List.of(
                        s.with("zeros", Fault.ZERO, Filling.all(Initializers.zeros())),
                        s.with("constant", Fault.CONSTANT, Filling.all(Initializers.constant(0.1))),
                        s.with("x4", Fault.TOO_LARGE, proper.times(4)),
                        s.with("first x100", Fault.ONE_LARGE, proper.times(100, Common.kernel(0))),
                        s.with("biases -10", Fault.DEAD, s.scheme().biases(Common.biases(Initializers.constant(-10)))),
                        s.with("head x100", Fault.LOGITS, proper.times(100, Place::isHead)),
                        s.with(
                                "one unit a layer",
                                Fault.DUPLICATES,
                                s.scheme(),
                                (network, weights) -> Duplicates.everywhere(network, weights, 1)),
                        s.with("normal 0.01", Fault.TOO_SMALL, Filling.all(Initializers.randomNormal(0.01))),
                        s.with("zero head", Fault.ZERO_HEAD, proper.with(Place::isHead, Initializers.zeros())),
                        s.with("first x0.01", Fault.ONE_SMALL, proper.times(0.01, Common.kernel(0)))));
    }

    private static List<Case> growth(Setting s) {
        Filling proper = s.scheme().kernels();
        return List.of(
                s.with("undamped", Fault.RESIDUAL, proper.with(ResidualCases::isEnd, Scheme.normal(2))),
                s.with("undamped x2", Fault.RESIDUAL, proper.with(ResidualCases::isEnd, Scheme.normal(8))),
                s.with("zero branches", Fault.ZERO_GAMMA, proper.with(ResidualCases::isEnd, Initializers.zeros())),
                s.with("branches x0.1", Fault.ONE_SMALL, proper.times(0.1, ResidualCases::isEnd)));
    }

    private static List<Case> normalized(Setting s) {
        Filling proper = s.scheme().kernels();
        return List.of(
                s.with("zero gamma", Fault.ZERO_GAMMA, s.scheme().gamma(0)),
                s.with("branches x0.01", Fault.SCALE_UNDER_NORM, proper.times(0.01, ResidualCases::isInside)),
                s.with("torch", Fault.SCALE_UNDER_NORM, Filling.all(Common.torch())),
                s.with("glorot", Fault.SCALE_UNDER_NORM, Filling.all(Initializers.glorotUniform())),
                s.with("zero head", Fault.ZERO_HEAD, proper.with(Place::isHead, Initializers.zeros())),
                s.with("zeros", Fault.ZERO, Filling.all(Initializers.zeros())),
                s.with("constant", Fault.CONSTANT, Filling.all(Initializers.constant(0.1))),
                s.with("head x100", Fault.LOGITS, proper.times(100, Place::isHead)),
                s.with(
                        "one unit a layer",
                        Fault.DUPLICATES,
                        s.scheme(),
                        (network, weights) -> Duplicates.everywhere(network, weights, 1)));
    }

    private static boolean isEnd(Place place) {
        return place.role() == Role.BRANCH_END;
    }

    private static boolean isInside(Place place) {
        return place.index() > 0 && !place.isHead();
    }
}
