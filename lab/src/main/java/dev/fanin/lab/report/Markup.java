package dev.fanin.lab.report;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The rules by which text enters a page.
final class Markup {

    private static final Pattern PLACE = Pattern.compile("\\{\\{(\\w+)}}");

    private Markup() {}

    /// Returns a text as it stands in HTML, between tags or in a quoted attribute.
    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    /// Returns JSON as it stands in a script element, where `<` could end the element.
    ///
    /// Outside of strings JSON has none of these characters, so that an escape is always allowed.
    static String json(String json) {
        return json.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029");
    }

    /// Returns a template with every `{{name}}` replaced by its part, in one pass: parts are not
    /// searched for places.
    static String fill(String template, Map<String, String> parts) {
        return PLACE.matcher(template).replaceAll(place -> {
            String part = parts.get(place.group(1));
            if (part == null) {
                throw new IllegalStateException("The template asks for an unknown part '" + place.group(1) + "'.");
            }
            return Matcher.quoteReplacement(part);
        });
    }
}
