package dev.fanin.data;

import java.util.List;

/// One way to write a digit.
///
/// Coordinates run from 0 to 100, from left to right and from top to bottom.
record Glyph(List<Stroke> strokes) {

    Glyph {
        strokes = List.copyOf(strokes);
    }

    static Glyph of(Stroke... strokes) {
        return new Glyph(List.of(strokes));
    }
}
