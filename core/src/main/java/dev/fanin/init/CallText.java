package dev.fanin.init;

/// Builds the text of an initializer: its name, and its parameters in brackets where it has any.
final class CallText {

    private final String name;
    private final StringBuilder parameters = new StringBuilder();

    private CallText(String name) {
        this.name = name;
    }

    static CallText of(String name) {
        return new CallText(name);
    }

    /// Adds a parameter.
    CallText with(String parameter, Object value) {
        parameters
                .append(parameters.isEmpty() ? "" : ",")
                .append(parameter)
                .append('=')
                .append(value);
        return this;
    }

    /// Adds a parameter unless it has its default, which reading the text gives it anyway.
    CallText with(String parameter, Object value, Object fallback) {
        return value.equals(fallback) ? this : with(parameter, value);
    }

    /// Adds parameters to a text that may have some already.
    static String extended(String text, String more) {
        String begun = text.endsWith(")") ? text.substring(0, text.length() - 1) + "," : text + "(";
        return begun + more + ")";
    }

    @Override
    public String toString() {
        return parameters.isEmpty() ? name : name + "(" + parameters + ")";
    }
}
