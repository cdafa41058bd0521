package dev.fanin.app;

import dev.fanin.tensor.Shape;
import dev.fanin.text.Quoted;
import java.util.Arrays;
import java.util.regex.Pattern;

/// A shape as users write it: `784,512`, `784x512`, or with the brackets and blanks of Python.
final class ShapeText {

    private static final Pattern BRACKETS = Pattern.compile("\\((.*)\\)|\\[(.*)]");
    private static final Pattern AXES = Pattern.compile("\\s*\\d+(\\s*[,xX]\\s*\\d+)*\\s*,?\\s*");

    private ShapeText() {}

    /// Reads a shape; throws IllegalArgumentException with one line that begins with the option.
    static Shape parse(String option, String text) {
        String inner = BRACKETS.matcher(text.strip()).replaceFirst("$1$2");
        if (inner.isBlank() && !text.isBlank()) {
            return Shape.of();
        }
        if (!AXES.matcher(inner).matches()) {
            throw new IllegalArgumentException(
                    option + " expects the lengths of axes, as in 784,512, got " + Quoted.of(text) + ".");
        }
        try {
            return Shape.of(Arrays.stream(inner.split("[,xX]"))
                    .map(String::strip)
                    .filter(axis -> !axis.isEmpty())
                    .mapToInt(Integer::parseInt)
                    .toArray());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    option + " expects axes of at most " + Integer.MAX_VALUE + ", got " + Quoted.of(text) + ".", e);
        }
    }
}
