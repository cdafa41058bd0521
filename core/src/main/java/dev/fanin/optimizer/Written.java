package dev.fanin.optimizer;

import dev.fanin.config.Config;
import dev.fanin.text.Expression;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Arguments as users write them in brackets, from and to the values of a config.
final class Written {

    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");

    private Written() {}

    static Config config(String className, Expression expression) {
        Config config = Config.of(className);
        for (Map.Entry<String, String> parameter : expression.parameters().entrySet()) {
            config = config.with(parameter.getKey(), value(parameter.getValue()));
        }
        return config;
    }

    private static @Nullable Object value(String text) {
        if (text.startsWith("[") && text.endsWith("]")) {
            return Expression.split(text.substring(1, text.length() - 1)).stream()
                    .map(String::strip)
                    .map(element -> NUMBER.matcher(element).matches() ? (Object) Double.valueOf(element) : element)
                    .toList();
        }
        return switch (text) {
            case "none", "None", "null" -> null;
            case "true", "True" -> true;
            case "false", "False" -> false;
            default -> NUMBER.matcher(text).matches() ? (Object) Double.valueOf(text) : text;
        };
    }

    static String text(String name, Map<String, @Nullable Object> values, Predicate<String> isLeftOut) {
        String inner = values.entrySet().stream()
                .filter(entry -> !isLeftOut.test(entry.getKey()))
                .map(entry -> entry.getKey() + "=" + text(entry.getValue()))
                .collect(Collectors.joining(","));
        return inner.isEmpty() ? name : name + "(" + inner + ")";
    }

    private static String text(@Nullable Object value) {
        return switch (value) {
            case null -> "none";
            case List<?> list -> list.stream().map(Written::text).collect(Collectors.joining(",", "[", "]"));
            case Object other -> other.toString();
        };
    }
}
