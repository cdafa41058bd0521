package dev.fanin.layer;

/// What pooling keeps of the values under its window.
public enum Statistic {
    /// The largest.
    MAX("Max"),
    /// The mean, over those within the input.
    AVERAGE("Average");

    private final String text;

    Statistic(String text) {
        this.text = text;
    }

    /// Returns its part of Keras's class names.
    @Override
    public String toString() {
        return text;
    }
}
