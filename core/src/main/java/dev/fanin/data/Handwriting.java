package dev.fanin.data;

import dev.fanin.random.RandomStream;

/// How one image deforms its glyph: warp, shear, scale, rotation and shift, drawn at random.
///
/// With u, v from -1/2 to 1/2 across the glyph, all spreads proportional to the difficulty:
///
/// ```
/// u' = u + a sin(p v + b) + c sin(q u + d)        (v' alike)
/// x  = centre + shift + size R(rotation) (u' scale + shear v', v' scale)
/// ```
///
/// Lengths are in pixels. The strictly specified sine keeps the bits equal on every machine.
///
/// @param variant which of the ways to write the digit was chosen, from 0
/// @param radius half the width of the pen
/// @param rotation in radians
/// @param acrossX bends x along v
/// @param alongX stretches x along u
/// @param acrossY bends y along u
/// @param alongY stretches y along v
record Handwriting(
        int variant,
        double radius,
        double scaleX,
        double scaleY,
        double shear,
        double rotation,
        Point centre,
        Wave acrossX,
        Wave alongX,
        Wave acrossY,
        Wave alongY) {

    private static final double SIZE = 18.5;

    private static final double ROTATION = 0.22;
    private static final double SHEAR = 0.25;
    private static final double SCALE = 0.14;
    private static final double SHIFT = 3.5;
    private static final double WARP = 0.045;
    private static final double RADIUS = 1.15;
    private static final double RADIUS_SPREAD = 0.30;

    /// Radians across the glyph, half a wave and one wave: strokes bend and do not wobble.
    private static final double SLOW = 3.5;

    private static final double FAST = 6.5;

    record Wave(double amplitude, double frequency, double phase) {
        double at(double position) {
            return amplitude * StrictMath.sin(frequency * position + phase);
        }
    }

    /// Draws the hand of one image.
    ///
    /// @param variants the number of ways to write the digit
    /// @param side the number of pixels across the image
    static Handwriting draw(RandomStream stream, double difficulty, int variants, int side) {
        // The arguments are evaluated from left to right: their order is part of the data set.
        Draws draws = new Draws(stream, difficulty);
        double middle = (side - 1) / 2.0;
        return new Handwriting(
                draws.choice(variants),
                RADIUS * (1 + draws.spread(RADIUS_SPREAD)),
                1 + draws.spread(SCALE),
                1 + draws.spread(SCALE),
                draws.spread(SHEAR),
                draws.spread(ROTATION),
                new Point(middle + draws.spread(SHIFT), middle + draws.spread(SHIFT)),
                draws.wave(SLOW),
                draws.wave(FAST),
                draws.wave(SLOW),
                draws.wave(FAST));
    }

    Stroke deform(Stroke stroke) {
        double cosine = StrictMath.cos(rotation);
        double sine = StrictMath.sin(rotation);
        return new Stroke(stroke.points().stream()
                .map(point -> {
                    double u = point.x() / 100 - 0.5;
                    double v = point.y() / 100 - 0.5;
                    double warpedU = u + acrossX.at(v) + alongX.at(u);
                    double warpedV = v + acrossY.at(u) + alongY.at(v);
                    double x = SIZE * (scaleX * warpedU + shear * warpedV);
                    double y = SIZE * scaleY * warpedV;
                    return new Point(centre.x() + cosine * x - sine * y, centre.y() + sine * x + cosine * y);
                })
                .toList());
    }

    /// Takes the values of a stream one after the other.
    private static final class Draws {

        private final RandomStream stream;
        private final double difficulty;
        private int next;

        Draws(RandomStream stream, double difficulty) {
            this.stream = stream;
            this.difficulty = difficulty;
        }

        private double uniform() {
            return stream.uniform(next++);
        }

        int choice(int count) {
            return (int) (count * uniform());
        }

        /// From -width to width, times the difficulty.
        double spread(double width) {
            return difficulty * width * (2 * uniform() - 1);
        }

        Wave wave(double frequency) {
            return new Wave(spread(WARP), frequency, 2 * Math.PI * uniform());
        }
    }
}
