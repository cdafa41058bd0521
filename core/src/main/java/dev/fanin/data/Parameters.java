package dev.fanin.data;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The part in brackets of a data set's text, for example `train=500, noise=0.2`.
record Parameters(String owner, Map<String, String> values) {

    /// @param owner the name before the brackets, for messages
    /// @param inner the text between the brackets, perhaps blank
    static Parameters parse(String owner, String inner, List<String> known) {
        Map<String, String> values = new LinkedHashMap<>();
        if (!inner.isBlank()) {
            for (String assignment : inner.split(",", -1)) {
                String[] sides = assignment.split("=", 2);
                String name = sides[0].strip();
                if (sides.length < 2 || name.isEmpty() || sides[1].isBlank()) {
                    throw new DataException("Data set '%s' expects parameters as name=value, got '%s'."
                            .formatted(owner, assignment.strip()));
                }
                if (!known.contains(name)) {
                    throw new DataException("Data set '%s' has no parameter '%s'; it takes %s.%s"
                            .formatted(owner, name, String.join(", ", known), Suggestion.of(name, known)));
                }
                if (values.put(name, sides[1].strip()) != null) {
                    throw new DataException(
                            "Data set '%s' got its parameter '%s' twice; give it once.".formatted(owner, name));
                }
            }
        }
        return new Parameters(owner, values);
    }

    int whole(String name, int standard) {
        String text = values.get(name);
        try {
            return text == null ? standard : Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw notNumber(name, "a whole number", text, e);
        }
    }

    double number(String name, double standard) {
        String text = values.get(name);
        try {
            return text == null ? standard : Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw notNumber(name, "a number", text, e);
        }
    }

    private DataException notNumber(String name, String expected, String got, NumberFormatException cause) {
        return new DataException(
                "Data set '%s' expects %s for '%s', got '%s'.".formatted(owner, expected, name, got), cause);
    }
}
