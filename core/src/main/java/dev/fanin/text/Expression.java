package dev.fanin.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A name with parameters as users write it: `random_normal(stddev=1.0)`, or the name alone.
///
/// What cannot be read throws an IllegalArgumentException of one line that begins with the name.
///
/// @param name the part before the bracket
/// @param parameters what stands in the bracket, in the order written
public record Expression(String name, Map<String, String> parameters) {

    /// Decimal numbers; Java would read `1f` and `0x1p3` as numbers too.
    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");

    /// Reads an expression.
    public static Expression parse(String text) {
        String trimmed = text.strip();
        String name = trimmed.split("[()]", 2)[0].strip();
        String brackets =
                trimmed.substring(trimmed.indexOf(name) + name.length()).strip();
        if (brackets.isEmpty()) {
            return new Expression(name, Map.of());
        }
        if (name.isEmpty()) {
            throw new IllegalArgumentException("Expected a name before the bracket, got " + Quoted.of(text) + ".");
        }
        if (!isOneBracket(brackets)) {
            throw new IllegalArgumentException(Quoted.of(name) + " expects its parameters as "
                    + Quoted.of(name + "(parameter=value,...)") + ", got " + Quoted.of(text) + ".");
        }
        return new Expression(name, assignments(name, brackets.substring(1, brackets.length() - 1)));
    }

    private static Map<String, String> assignments(String name, String inner) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String part : inner.isBlank() ? List.<String>of() : split(inner, ',')) {
            List<String> sides = split(part, '=');
            if (sides.size() != 2
                    || sides.getFirst().isBlank()
                    || sides.getLast().isBlank()) {
                throw new IllegalArgumentException(Quoted.of(name) + " expects each parameter as parameter=value, got "
                        + Quoted.of(part.strip()) + ".");
            }
            String parameter = sides.getFirst().strip();
            if (parameters.put(parameter, sides.getLast().strip()) != null) {
                throw new IllegalArgumentException(
                        Quoted.of(name) + " got its parameter " + Quoted.of(parameter) + " twice; give it once.");
            }
        }
        return parameters;
    }

    /// Splits a list at the commas that stand outside brackets: `zeros,constant(value=1)` has two
    /// parts. Commas at the end count for nothing, so a comma alone has none.
    public static List<String> split(String text) {
        List<String> parts = split(text, ',');
        while (!text.isEmpty() && !parts.isEmpty() && parts.getLast().isEmpty()) {
            parts.removeLast();
        }
        return parts;
    }

    private static List<String> split(String text, char separator) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            depth += step(c);
            if (c == separator && depth == 0) {
                parts.add(text.substring(start, i));
                start = i + 1;
            }
        }
        parts.add(text.substring(start));
        return parts;
    }

    /// Whether the first bracket is closed by the last letter and by none before.
    private static boolean isOneBracket(String text) {
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            depth += step(text.charAt(i));
            if (depth < 1 && i < text.length() - 1) {
                return false;
            }
        }
        return depth == 0 && text.startsWith("(") && text.endsWith(")");
    }

    /// How a letter changes the depth of brackets, round and square alike.
    private static int step(char c) {
        return switch (c) {
            case '(', '[' -> 1;
            case ')', ']' -> -1;
            default -> 0;
        };
    }

    /// Throws unless every parameter is one of the allowed.
    public void allow(String... allowed) {
        List<String> known = List.of(allowed);
        for (String parameter : parameters.keySet()) {
            if (known.isEmpty()) {
                throw new IllegalArgumentException(
                        Quoted.of(name) + " takes no parameters, got " + Quoted.of(parameter) + ".");
            }
            if (!known.contains(parameter)) {
                throw new IllegalArgumentException(Quoted.of(name) + " has no parameter " + Quoted.of(parameter)
                        + Suggestion.of(parameter, known) + " It takes " + String.join(", ", known) + ".");
            }
        }
    }

    /// Returns a parameter as a finite number, or the fallback where it is not given.
    public double number(String parameter, double fallback) {
        String value = parameters.get(parameter);
        double number = value == null ? fallback : decimal(value);
        if (!Double.isFinite(number)) {
            throw unexpected("a finite number", parameter);
        }
        return number;
    }

    /// Returns a parameter as a whole number, or the fallback where it is not given.
    public int integer(String parameter, int fallback) {
        String value = parameters.get(parameter);
        double number = value == null ? fallback : decimal(value);
        if (number != (int) number) {
            boolean whole = number == Math.rint(number);
            throw unexpected(whole ? "at most 2147483647 in magnitude" : "a whole number", parameter);
        }
        return (int) number;
    }

    /// Returns a parameter as a whole number of up to 64 bits, or the fallback where it is not
    /// given.
    public long wide(String parameter, long fallback) {
        String value = parameters.get(parameter);
        if (value == null) {
            return fallback;
        }
        try {
            return Long.parseLong(value);
        } catch (NumberFormatException e) {
            throw unexpected("a whole number of at most 64 bits", parameter, e);
        }
    }

    /// Returns a parameter written as `[1,2,3]`, or as one number alone; empty where it is not
    /// given.
    public List<Double> numbers(String parameter) {
        String value = parameters.get(parameter);
        if (value == null) {
            return List.of();
        }
        boolean bracket = value.startsWith("[") && value.endsWith("]");
        String inner = bracket ? value.substring(1, value.length() - 1) : value;
        List<Double> numbers = split(inner, ',').stream()
                .map(String::strip)
                .map(Expression::decimal)
                .toList();
        if (!numbers.stream().allMatch(Double::isFinite)) {
            throw unexpected("numbers as [1,2,3]", parameter);
        }
        return numbers;
    }

    /// Returns a parameter as true or false, or false where it is not given.
    public boolean flag(String parameter) {
        String value = word(parameter, "false");
        if (!value.equals("true") && !value.equals("false")) {
            throw unexpected("true or false", parameter);
        }
        return value.equals("true");
    }

    /// Returns a parameter as written, or the fallback where it is not given.
    public String word(String parameter, String fallback) {
        return parameters.getOrDefault(parameter, fallback);
    }

    private static double decimal(String text) {
        return NUMBER.matcher(text).matches() ? Double.parseDouble(text) : Double.NaN;
    }

    private IllegalArgumentException unexpected(String expected, String parameter) {
        return unexpected(expected, parameter, null);
    }

    private IllegalArgumentException unexpected(String expected, String parameter, @Nullable Throwable cause) {
        return new IllegalArgumentException(
                Quoted.of(name) + " expects " + expected + " for " + Quoted.of(parameter) + ", got "
                        + Quoted.of(word(parameter, "")) + ".",
                cause);
    }
}
