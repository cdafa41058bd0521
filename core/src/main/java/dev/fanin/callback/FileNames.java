package dev.fanin.callback;

import dev.fanin.text.Quoted;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Names of files with the number of the epoch and measures in them, as `best-{epoch:02d}`.
///
/// After a colon stand the width, with a 0 before it to fill up with zeros, and the form: `d` for
/// the epoch, `.3f` or `.3e` for measures.
final class FileNames {

    private static final Pattern FIELD = Pattern.compile("\\{([^{}:]*)(?::([^{}]*))?}");
    private static final Pattern FORM = Pattern.compile("(0?[1-9]\\d?)?(d|\\.\\d{1,2}[ef])?");

    private FileNames() {}

    static String fill(String name, int epoch, Map<String, Double> measures) {
        return FIELD.matcher(name).replaceAll(match -> {
            String form = match.group(2) == null ? "" : match.group(2);
            return Matcher.quoteReplacement(
                    match.group(1).equals("epoch")
                            ? whole(name, match.group(), form, epoch)
                            : number(name, match.group(), form, value(name, match.group(1), measures)));
        });
    }

    private static double value(String name, String field, Map<String, Double> measures) {
        Double value = measures.get(field);
        if (value == null) {
            Set<String> fields = new LinkedHashSet<>(measures.keySet());
            fields.add("epoch");
            throw new IllegalArgumentException("The file name " + Quoted.of(name) + " asks for " + Quoted.of(field)
                    + ", and there are " + fields + ".");
        }
        return value;
    }

    private static String whole(String name, String field, String form, int epoch) {
        Matcher parts = FORM.matcher(form);
        if (!parts.matches() || (parts.group(2) != null && !parts.group(2).equals("d"))) {
            throw refusal(name, field, "{epoch}, {epoch:3d} or {epoch:02d}");
        }
        return String.format(Locale.ROOT, "%" + orEmpty(parts.group(1)) + "d", epoch);
    }

    private static String number(String name, String field, String form, double value) {
        Matcher parts = FORM.matcher(form);
        if (!parts.matches() || (parts.group(2) != null && parts.group(2).equals("d"))) {
            throw refusal(name, field, "{loss}, {loss:.3f} or {loss:.2e}");
        }
        String width = orEmpty(parts.group(1));
        if (parts.group(2) != null && Double.isFinite(value)) {
            return String.format(Locale.ROOT, "%" + width + parts.group(2), value);
        }
        String plain = width.startsWith("0") ? width.substring(1) : width;
        return String.format(Locale.ROOT, "%" + plain + "s", value);
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static IllegalArgumentException refusal(String name, String field, String examples) {
        return new IllegalArgumentException("The file name " + Quoted.of(name) + " expects fields such as " + examples
                + ", got " + Quoted.of(field) + ".");
    }
}
