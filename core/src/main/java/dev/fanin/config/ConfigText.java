package dev.fanin.config;

import dev.fanin.text.Expression;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A config as users write it: `huber(delta=0.5)`.
///
/// Values are numbers, `true`, `false`, `none`, lists such as `[0,1]`, and texts without quotes.
public final class ConfigText {

    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");

    private ConfigText() {}

    /// Returns the name before the bracket; throws IllegalArgumentException where the text cannot
    /// be read.
    public static String name(String text) {
        return Expression.parse(text).name();
    }

    /// Returns the config of a class whose parameters were written in brackets; throws
    /// IllegalArgumentException where one is not known, with a suggestion.
    ///
    /// @param className the class in Keras that the name in the text stands for
    /// @param keys the parameters that the class has
    public static Config read(String text, String className, List<String> keys) {
        Expression expression = Expression.parse(text);
        expression.allow(keys.toArray(new String[0]));
        Config config = Config.of(className);
        for (Map.Entry<String, String> parameter : expression.parameters().entrySet()) {
            config = config.with(parameter.getKey(), value(parameter.getValue()));
        }
        return config;
    }

    private static @Nullable Object value(String text) {
        if (text.startsWith("[") && text.endsWith("]")) {
            List<@Nullable Object> list = new ArrayList<>();
            for (String part : Expression.split(text.substring(1, text.length() - 1))) {
                list.add(value(part.strip()));
            }
            return list;
        }
        if (NUMBER.matcher(text).matches()) {
            return Double.valueOf(text);
        }
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            case "none", "null" -> null;
            default -> text;
        };
    }
}
