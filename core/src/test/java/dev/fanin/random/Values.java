package dev.fanin.random;

/// A row of values to be judged, any part of which can be asked for.
@FunctionalInterface
interface Values {

    /// Writes the values from, from + 1, ... to the array.
    void fill(float[] values, long from);

    /// Returns the values of a law in a stream.
    static Values of(RandomStream stream, Law law) {
        return (values, from) -> stream.fill(law, Span.of(from, values));
    }

    /// Returns a row in which every value is a function of its number.
    static Values of(Span.Element element) {
        return (values, from) -> Span.of(from, values).setEach(element);
    }
}
