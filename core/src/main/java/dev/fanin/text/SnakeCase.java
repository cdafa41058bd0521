package dev.fanin.text;

import java.util.Locale;

/// Class names as Keras writes them in names: `Conv2D` becomes `conv2d`, `PReLU` `p_re_lu`.
///
/// Source: Keras 3.15.1, `keras/src/utils/naming.py`.
public final class SnakeCase {

    private SnakeCase() {}

    /// Returns the name of a class in lower case, with words joined by underscores.
    public static String of(String className) {
        return className
                .replaceAll("\\W+", "")
                .replaceAll("(.)([A-Z][a-z]+)", "$1_$2")
                .replaceAll("([a-z])([A-Z])", "$1_$2")
                .toLowerCase(Locale.ROOT);
    }
}
