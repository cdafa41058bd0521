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
final class Handwriting {

    private static final double SIZE = 18.5;

    private static final double ROTATION = 0.22;
    private static final double SHEAR = 0.25;
    private static final double SCALE = 0.14;
    private static final double SHIFT = 3.5;
    private static final double WARP = 0.045;
    private static final double RADIUS = 1.15;
    private static final double RADIUS_SPREAD = 0.30;

    /// Radians across the glyph: less than one wave, so that strokes bend and do not wobble.
    private static final double SLOW = 3.5;

    private static final double FAST = 6.5;

    private final double difficulty;
    private final RandomStream stream;
    private int drawn;

    private final int variant;
    private final double radius;
    private final double scaleX;
    private final double scaleY;
    private final double shear;
    private final double cosine;
    private final double sine;
    private final double centreX;
    private final double centreY;
    private final Wave acrossX;
    private final Wave alongX;
    private final Wave acrossY;
    private final Wave alongY;

    private record Wave(double amplitude, double frequency, double phase) {
        double at(double position) {
            return amplitude * StrictMath.sin(frequency * position + phase);
        }
    }

    Handwriting(RandomStream stream, double difficulty, int variants, int side) {
        this.stream = stream;
        this.difficulty = difficulty;
        variant = Math.min((int) (variants * (double) stream.uniform(drawn++)), variants - 1);
        radius = RADIUS * (1 + spread(RADIUS_SPREAD));
        scaleX = 1 + spread(SCALE);
        scaleY = 1 + spread(SCALE);
        shear = spread(SHEAR);
        double rotation = spread(ROTATION);
        cosine = StrictMath.cos(rotation);
        sine = StrictMath.sin(rotation);
        centreX = (side - 1) / 2.0 + spread(SHIFT);
        centreY = (side - 1) / 2.0 + spread(SHIFT);
        acrossX = wave(SLOW);
        alongX = wave(FAST);
        acrossY = wave(SLOW);
        alongY = wave(FAST);
    }

    /// Returns which of the ways to write the digit was chosen, from 0.
    int variant() {
        return variant;
    }

    /// Returns half the width of the pen, in pixels.
    double radius() {
        return radius;
    }

    Stroke deform(Stroke stroke) {
        return new Stroke(stroke.points().stream().map(this::deform).toList());
    }

    private Point deform(Point point) {
        double u = point.x() / 100 - 0.5;
        double v = point.y() / 100 - 0.5;
        double warpedU = u + acrossX.at(v) + alongX.at(u);
        double warpedV = v + acrossY.at(u) + alongY.at(v);
        double x = SIZE * (scaleX * warpedU + shear * warpedV);
        double y = SIZE * scaleY * warpedV;
        return new Point(centreX + cosine * x - sine * y, centreY + sine * x + cosine * y);
    }

    private Wave wave(double frequency) {
        double amplitude = spread(WARP);
        return new Wave(amplitude, frequency, 2 * Math.PI * stream.uniform(drawn++));
    }

    /// Draws from -width to width, times the difficulty.
    private double spread(double width) {
        return difficulty * width * (2.0 * stream.uniform(drawn++) - 1);
    }
}
