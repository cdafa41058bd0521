package dev.fanin.data;

import static dev.fanin.data.Stroke.curve;
import static dev.fanin.data.Stroke.line;

import java.util.List;

/// The ways to write each of the ten digits, drawn for this project.
///
/// Part of what `digits-v1` means: a change here needs a new version.
final class DigitGlyphs {

    private static final List<List<Glyph>> OF_DIGIT = List.of(
            List.of(
                    Glyph.of(curve(50, 0, 28, 12, 18, 50, 28, 88, 50, 100, 72, 88, 82, 50, 72, 12, 50, 0)),
                    Glyph.of(curve(60, 4, 36, 8, 20, 42, 24, 84, 48, 100, 74, 86, 80, 46, 66, 10, 42, 2))),
            List.of(
                    Glyph.of(line(50, 0, 50, 100)),
                    Glyph.of(line(32, 24, 54, 0, 54, 100)),
                    Glyph.of(line(32, 22, 52, 0, 52, 100), line(30, 100, 74, 100))),
            List.of(
                    Glyph.of(curve(22, 26, 32, 6, 58, 0, 76, 18, 68, 46, 44, 74, 20, 98), line(20, 98, 80, 98)),
                    Glyph.of(curve(
                            22, 20, 40, 2, 66, 6, 74, 28, 60, 58, 36, 90, 22, 94, 24, 80, 42, 82, 62, 98, 84, 92))),
            List.of(
                    Glyph.of(
                            curve(24, 14, 44, 0, 68, 8, 70, 30, 42, 46),
                            curve(42, 46, 72, 54, 80, 76, 60, 98, 36, 98, 20, 86)),
                    Glyph.of(line(24, 2, 76, 2, 46, 40), curve(46, 40, 72, 50, 80, 74, 58, 98, 24, 92))),
            List.of(
                    Glyph.of(line(66, 100, 66, 0, 18, 66, 86, 66)),
                    Glyph.of(curve(30, 2, 24, 28, 24, 52), line(24, 52, 82, 50), line(74, 4, 70, 100)),
                    Glyph.of(line(54, 0, 20, 64, 84, 62), line(64, 36, 60, 100))),
            List.of(
                    Glyph.of(
                            line(76, 2, 34, 2, 28, 44), curve(28, 44, 50, 36, 74, 48, 80, 72, 60, 96, 36, 100, 20, 90)),
                    Glyph.of(
                            curve(78, 4, 56, 2, 36, 4),
                            curve(36, 4, 28, 24, 30, 40, 54, 46, 76, 60, 74, 86, 50, 100, 22, 92))),
            List.of(
                    Glyph.of(curve(70, 4, 44, 18, 26, 48, 22, 78, 44, 100, 70, 92, 78, 70, 60, 52, 36, 58, 24, 76)),
                    Glyph.of(curve(56, 0, 36, 32, 24, 68, 34, 96, 60, 100, 74, 80, 64, 60, 42, 60, 26, 80))),
            List.of(
                    Glyph.of(line(20, 4, 80, 4), curve(80, 4, 60, 38, 46, 70, 42, 100)),
                    Glyph.of(line(20, 4, 80, 4), curve(80, 4, 60, 38, 46, 70, 42, 100), line(34, 50, 76, 48)),
                    Glyph.of(curve(20, 20, 22, 6, 46, 8, 78, 2), line(78, 2, 40, 100))),
            List.of(
                    Glyph.of(curve(
                            72, 14, 50, 0, 28, 16, 38, 40, 64, 58, 76, 80, 50, 100, 24, 82, 36, 58, 62, 40, 72, 14)),
                    Glyph.of(
                            curve(50, 46, 30, 36, 30, 10, 50, 0, 70, 10, 70, 36, 50, 46),
                            curve(50, 46, 26, 58, 24, 88, 50, 100, 76, 88, 74, 58, 50, 46))),
            List.of(
                    Glyph.of(
                            curve(74, 22, 56, 0, 30, 8, 24, 34, 44, 50, 66, 40, 76, 14),
                            curve(76, 14, 74, 44, 68, 72, 62, 100)),
                    Glyph.of(
                            curve(76, 28, 62, 4, 36, 2, 22, 26, 36, 48, 60, 46, 76, 26),
                            curve(76, 26, 76, 60, 60, 94, 28, 96))));

    private DigitGlyphs() {}

    static List<Glyph> of(int digit) {
        return OF_DIGIT.get(digit);
    }
}
