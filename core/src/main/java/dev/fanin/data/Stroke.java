package dev.fanin.data;

import java.util.ArrayList;
import java.util.List;

/// One movement of the pen: a row of points joined by straight lines.
record Stroke(List<Point> points) {

    /// The number of straight pieces that stand for the curve between two of its points.
    private static final int PIECES = 6;

    Stroke {
        points = List.copyOf(points);
    }

    /// Returns a stroke with a corner at each of the points `x0, y0, x1, y1, ...`.
    static Stroke line(int... coordinates) {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < coordinates.length; i += 2) {
            points.add(new Point(coordinates[i], coordinates[i + 1]));
        }
        return new Stroke(points);
    }

    /// Returns a smooth stroke through the points, a closed one where the last point is the first.
    ///
    /// Source: Catmull and Rom, "A class of local interpolating splines", 1974; uniform, cubic.
    static Stroke curve(int... coordinates) {
        List<Point> knots = line(coordinates).points;
        int last = knots.size() - 1;
        boolean closed = knots.getFirst().equals(knots.getLast());
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < last; i++) {
            Point before = knots.get(i > 0 ? i - 1 : closed ? last - 1 : 0);
            Point after = knots.get(i + 2 <= last ? i + 2 : closed ? 1 : last);
            for (int piece = 0; piece < PIECES; piece++) {
                points.add(between(before, knots.get(i), knots.get(i + 1), after, (double) piece / PIECES));
            }
        }
        points.add(knots.getLast());
        return new Stroke(points);
    }

    private static Point between(Point a, Point b, Point c, Point d, double t) {
        return new Point(cubic(a.x(), b.x(), c.x(), d.x(), t), cubic(a.y(), b.y(), c.y(), d.y(), t));
    }

    private static double cubic(double a, double b, double c, double d, double t) {
        double slope = c - a;
        double square = 2 * a - 5 * b + 4 * c - d;
        double cube = 3 * (b - c) + d - a;
        return b + 0.5 * t * (slope + t * (square + t * cube));
    }
}
