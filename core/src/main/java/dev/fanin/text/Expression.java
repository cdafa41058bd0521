package dev.fanin.text;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A name with parameters as users write it: `random_normal(stddev=1.0)`, or the name alone.
///
/// @param name the part before the bracket
/// @param parameters what stands in the bracket, in the order written
public record Expression(String name, Map<String, String> parameters) {

    /// Reads an expression; throws IllegalArgumentException with one line where brackets or equals
    /// signs are wrong.
    public static Expression parse(String text) {
        String trimmed = text.strip();
        int open = trimmed.indexOf('(');
        if (open < 0 && trimmed.indexOf(')') < 0) {
            return new Expression(trimmed, Map.of());
        }
        if (open <= 0 || trimmed.indexOf(')') != trimmed.length() - 1 || trimmed.indexOf('(', open + 1) >= 0) {
            throw malformed(text);
        }
        Map<String, String> parameters = new LinkedHashMap<>();
        String inner = trimmed.substring(open + 1, trimmed.length() - 1).strip();
        for (String part : inner.isEmpty() ? new String[0] : inner.split(",", -1)) {
            String[] sides = part.split("=", -1);
            if (sides.length != 2 || sides[0].isBlank() || sides[1].isBlank()) {
                throw malformed(text);
            }
            if (parameters.put(sides[0].strip(), sides[1].strip()) != null) {
                throw new IllegalArgumentException(
                        "Parameter '" + sides[0].strip() + "' is given twice in '" + text + "'.");
            }
        }
        return new Expression(trimmed.substring(0, open).strip(), parameters);
    }

    /// Splits a list at the commas that stand outside brackets: `zeros,constant(value=1)` has two
    /// parts.
    public static List<String> split(String text) {
        return List.of(text.split(",(?![^(]*\\))"));
    }

    /// Throws unless every parameter is one of the allowed.
    public void allow(String... allowed) {
        Set<String> known = new LinkedHashSet<>(List.of(allowed));
        for (String parameter : parameters.keySet()) {
            if (!known.contains(parameter)) {
                throw new IllegalArgumentException(
                        known.isEmpty()
                                ? "'" + name + "' takes no parameters, got '" + parameter + "'."
                                : Suggestion.unknown("parameter of '" + name + "'", parameter, known));
            }
        }
    }

    /// Returns a parameter as a finite number, or the fallback where it is not given.
    public double number(String parameter, double fallback) {
        String value = parameters.get(parameter);
        if (value == null) {
            return fallback;
        }
        try {
            double number = Double.parseDouble(value);
            if (Double.isFinite(number)) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Told below, together with what is a number but not a finite one.
        }
        throw new IllegalArgumentException(
                "Parameter '" + parameter + "' of '" + name + "' must be a finite number, got '" + value + "'.");
    }

    /// Returns a parameter as a whole number, or the fallback where it is not given.
    public int integer(String parameter, int fallback) {
        double number = number(parameter, fallback);
        if (number != (int) number) {
            throw new IllegalArgumentException("Parameter '" + parameter + "' of '" + name
                    + "' must be a whole number, got '" + parameters.get(parameter) + "'.");
        }
        return (int) number;
    }

    /// Returns a parameter as written, or the fallback where it is not given.
    public String word(String parameter, String fallback) {
        return parameters.getOrDefault(parameter, fallback);
    }

    private static IllegalArgumentException malformed(String text) {
        return new IllegalArgumentException(
                "Expected a name or a name with parameters such as 'random_normal(stddev=1.0)', got '" + text + "'.");
    }
}
