package dev.fanin.callback;

import dev.fanin.text.Quoted;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Names of files with the number of the epoch and measures in them, as `best-{epoch:02d}`.
final class FileNames {

    private static final Pattern FIELD = Pattern.compile("\\{(\\w+)(?::(0?\\d*)(d|\\.\\d+f))?}");

    private FileNames() {}

    static String fill(String name, int epoch, Map<String, Double> measures) {
        Map<String, Double> fields = new LinkedHashMap<>(measures);
        fields.put("epoch", (double) epoch);
        return FIELD.matcher(name).replaceAll(match -> {
            Double value = fields.get(match.group(1));
            if (value == null) {
                throw new IllegalArgumentException("The file name " + Quoted.of(name) + " asks for "
                        + Quoted.of(match.group(1)) + ", and there are " + fields.keySet() + ".");
            }
            String width = match.group(2) == null ? "" : match.group(2);
            String form = match.group(3);
            boolean whole = form == null ? value == Math.rint(value) : form.equals("d");
            String text = whole
                    ? String.format(Locale.ROOT, "%" + width + "d", Math.round(value))
                    : String.format(Locale.ROOT, "%" + width + (form == null ? "f" : form), value);
            return Matcher.quoteReplacement(text);
        });
    }
}
