package dev.fanin.init;

import dev.fanin.text.Expression;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The initializers of `torch.nn.init`, with and without the underscore of functions that work in
/// place.
///
/// `normal`, `uniform`, `constant`, `zeros`, `ones` and `orthogonal` without it are Keras's. With
/// it they have PyTorch's parameters and defaults: `normal_` is N(0, 1), `uniform_` is U(0, 1).
final class TorchNames {

    private static final double SPARSE_STD = 0.01;

    static final List<NamedForm> FORMS = List.of(
            NamedForm.drawn("xavier_uniform", e -> new Xavier(Distribution.UNIFORM, e.number("gain", 1)), "gain"),
            NamedForm.drawn(
                    "xavier_normal", e -> new Xavier(Distribution.UNTRUNCATED_NORMAL, e.number("gain", 1)), "gain"),
            NamedForm.drawn("kaiming_uniform", e -> kaiming(Distribution.UNIFORM, e), "a", "mode", "nonlinearity"),
            NamedForm.drawn(
                    "kaiming_normal", e -> kaiming(Distribution.UNTRUNCATED_NORMAL, e), "a", "mode", "nonlinearity"),
            NamedForm.drawn(
                    "trunc_normal",
                    e -> new TruncNormal(e.number("mean", 0), e.number("std", 1), e.number("a", -2), e.number("b", 2)),
                    "mean",
                    "std",
                    "a",
                    "b"),
            NamedForm.drawn(
                    "sparse",
                    e -> new Sparse(
                            NamedForm.required(e, "sparsity", "sparse(sparsity=0.9)"), e.number("std", SPARSE_STD)),
                    "sparsity",
                    "std"),
            NamedForm.fixed("dirac", e -> new Dirac(e.integer("groups", 1)), "groups"),
            NamedForm.fixed("eye", e -> new Identity(1)));

    /// Names that mean something else, or nothing, without their underscore.
    private static final List<NamedForm> ONLY_IN_PLACE = List.of(
            NamedForm.drawn("normal_", e -> new RandomNormal(e.number("mean", 0), e.number("std", 1)), "mean", "std"),
            NamedForm.drawn("uniform_", e -> new RandomUniform(e.number("a", 0), e.number("b", 1)), "a", "b"),
            NamedForm.drawn("orthogonal_", e -> new Orthogonal(e.number("gain", 1)), "gain"),
            NamedForm.fixed("zeros_", e -> new Constant(0)),
            NamedForm.fixed("ones_", e -> new Constant(1)),
            NamedForm.fixed("constant_", e -> new Constant(NamedForm.required(e, "val", "constant_(val=0.5)")), "val"));

    private static final Map<String, NamedForm> IN_PLACE =
            ONLY_IN_PLACE.stream().collect(Collectors.toMap(NamedForm::name, Function.identity()));

    private static final Map<String, NamedForm> BOTH =
            FORMS.stream().collect(Collectors.toMap(form -> form.name() + "_", Function.identity()));

    private TorchNames() {}

    /// Returns the form of a name that ends in an underscore, or null where there is none.
    static @Nullable NamedForm inPlace(String name) {
        NamedForm form = BOTH.get(name);
        return form == null ? IN_PLACE.get(name) : form;
    }

    private static Kaiming kaiming(Distribution distribution, Expression expression) {
        return new Kaiming(
                distribution,
                expression.number("a", 0),
                Choices.of("mode", expression.word("mode", "fan_in"), new FanMode[] {FanMode.FAN_IN, FanMode.FAN_OUT}),
                Choices.of("nonlinearity", expression.word("nonlinearity", "leaky_relu"), Nonlinearity.values()));
    }
}
