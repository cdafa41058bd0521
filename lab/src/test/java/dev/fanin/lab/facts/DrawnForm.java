package dev.fanin.lab.facts;

import dev.fanin.random.RandomStream;

/// A form somewhere in an image: turned, stretched and sheared, so that squares are parallelograms.
///
/// @param x the centre's column
/// @param y the centre's row
/// @param radius the longer half axis
/// @param stretch the shorter half axis over the longer
/// @param shear how far a row is pushed aside for each unit that it lies above the centre
/// @param angle the turn in radians
record DrawnForm(Form form, double x, double y, double radius, double stretch, double shear, double angle) {

    /// Draws a form in a square image.
    ///
    /// @param side the image's width in pixels
    static DrawnForm of(Form form, int side, RandomStream random) {
        double radius = side * (0.22 + 0.16 * random.uniform(0));
        double room = side - 1.4 * radius;
        return new DrawnForm(
                form,
                0.7 * radius + room * random.uniform(1),
                0.7 * radius + room * random.uniform(2),
                radius,
                0.6 + 0.4 * random.uniform(3),
                0.5 * (random.uniform(4) - 0.5),
                2 * Math.PI * random.uniform(5));
    }

    boolean contains(double column, double row) {
        double across = (column - x) / radius;
        double down = (row - y) / radius;
        double v = (-Math.sin(angle) * across + Math.cos(angle) * down) / stretch;
        double u = Math.cos(angle) * across + Math.sin(angle) * down - shear * v;
        return form.contains(u, v);
    }
}
