package dev.fanin.init;

import dev.fanin.text.Expression;
import dev.fanin.text.Suggestion;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// All names of initializers: those of Keras, PyTorch, JAX and DL4J, and those that are ours.
final class InitializerNames {

    private static final Map<String, NamedForm> FORMS = new LinkedHashMap<>();

    static {
        Stream.of(KerasNames.FORMS, TorchNames.FORMS, FurtherNames.FORMS)
                .flatMap(List::stream)
                .forEach(form -> FORMS.put(form.name(), form));
    }

    private InitializerNames() {}

    /// Reads a name with its parameters; see [Initializers#named].
    static Initializer read(String text) {
        return read(Expression.parse(text));
    }

    static Initializer read(Expression expression) {
        String written = expression.name();
        String name = KerasNames.ALIASES.getOrDefault(written, FurtherNames.ALIASES.getOrDefault(written, written));
        NamedForm form = FORMS.get(name);
        if (form == null) {
            form = TorchNames.inPlace(name);
        }
        if (form == null) {
            form = Dl4jNames.FORMS.get(name);
        }
        if (form != null) {
            return form.read(expression);
        }
        KerasNames.refuseBase(name);
        throw new IllegalArgumentException(Suggestion.unknown("initializer", written, FORMS.keySet()));
    }
}
