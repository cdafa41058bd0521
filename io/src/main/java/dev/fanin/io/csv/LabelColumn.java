package dev.fanin.io.csv;

/// Which column is the label.
sealed interface LabelColumn {

    /// The column of that name in the header.
    record Named(String name) implements LabelColumn {}

    /// The column with that number, from 0 on, or backwards from the last, which is -1.
    record Numbered(int number) implements LabelColumn {}
}
