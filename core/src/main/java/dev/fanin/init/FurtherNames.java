package dev.fanin.init;

import dev.fanin.text.Expression;
import java.util.List;
import java.util.Map;

/// The names of what neither Keras nor PyTorch has.
final class FurtherNames {

    static final List<NamedForm> FORMS = List.of(
            NamedForm.drawn("delta_orthogonal", e -> new DeltaOrthogonal(e.number("scale", 1)), "scale"),
            NamedForm.drawn("scaled_orthogonal", e -> new ScaledOrthogonal(e.number("gain", 1)), "gain"),
            NamedForm.drawn("looks_linear", FurtherNames::looksLinear, "base", "mirror"),
            NamedForm.fixed("zero_hadamard", e -> new ZeroHadamard()),
            NamedForm.fixed("id_init", e -> new IdInit(e.number("tau", 1)), "tau"),
            NamedForm.drawn(
                    "chrono",
                    e -> new Chrono(
                            NamedForm.required(e, "t_max", "chrono(t_max=100)"),
                            Choices.of("cell", e.word("cell", "lstm"), Chrono.Cell.values())),
                    "t_max",
                    "cell"),
            NamedForm.drawn("course_xavier", e -> new CourseXavier()));

    /// The names of the papers.
    static final Map<String, String> ALIASES = Map.of("ZerO", "zero_hadamard", "IDInit", "id_init");

    private FurtherNames() {}

    private static LooksLinear looksLinear(Expression expression) {
        return new LooksLinear(
                InitializerNames.read(expression.word("base", "orthogonal")),
                Choices.of("mirror", expression.word("mirror", "both"), LooksLinear.Mirror.values()));
    }
}
