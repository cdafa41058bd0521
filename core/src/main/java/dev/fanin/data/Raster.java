package dev.fanin.data;

import java.util.Arrays;
import java.util.List;

/// A square grid of pixels that remembers how far each one is from the nearest stroke.
///
/// The ink of a pixel at distance d from a stroke of radius r is `r + 1/2 - d`, cut to [0, 1]: full
/// inside, none outside, and a soft edge one pixel wide between. Pixel (row, column) has its centre
/// at (column, row).
final class Raster {

    private final int side;
    private final double radius;
    private final double[] squaredDistance;

    Raster(int side, double radius) {
        this.side = side;
        this.radius = radius;
        this.squaredDistance = new double[side * side];
        Arrays.fill(squaredDistance, Double.POSITIVE_INFINITY);
    }

    void draw(Stroke stroke) {
        List<Point> points = stroke.points();
        for (int i = 1; i < points.size(); i++) {
            draw(points.get(i - 1), points.get(i));
        }
    }

    /// Returns the ink of one pixel, from 0 to 1.
    double ink(int pixel) {
        return Math.clamp(radius + 0.5 - Math.sqrt(squaredDistance[pixel]), 0.0, 1.0);
    }

    private void draw(Point from, Point to) {
        double dx = to.x() - from.x();
        double dy = to.y() - from.y();
        double squaredLength = dx * dx + dy * dy;
        double reach = radius + 0.5;
        int left = lowest(Math.min(from.x(), to.x()) - reach);
        int right = highest(Math.max(from.x(), to.x()) + reach);
        int top = lowest(Math.min(from.y(), to.y()) - reach);
        int bottom = highest(Math.max(from.y(), to.y()) + reach);
        for (int row = top; row <= bottom; row++) {
            for (int column = left; column <= right; column++) {
                double x = column - from.x();
                double y = row - from.y();
                double along = squaredLength > 0 ? Math.clamp((x * dx + y * dy) / squaredLength, 0.0, 1.0) : 0;
                double missX = x - along * dx;
                double missY = y - along * dy;
                int pixel = row * side + column;
                squaredDistance[pixel] = Math.min(squaredDistance[pixel], missX * missX + missY * missY);
            }
        }
    }

    private int lowest(double position) {
        return (int) Math.max(0, Math.ceil(position));
    }

    private int highest(double position) {
        return (int) Math.min(side - 1, Math.floor(position));
    }
}
