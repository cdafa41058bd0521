package dev.fanin.lab.facts;

/// Outlines about the origin that fit into the circle of radius 1.
enum Form {
    TRIANGLE,
    SQUARE,
    ELLIPSE;

    private static final double HALF_ROOT = Math.sqrt(0.5);

    boolean contains(double u, double v) {
        return switch (this) {
            case TRIANGLE -> v > -0.5 && Math.sqrt(3) * Math.abs(u) < 1 - v;
            case SQUARE -> Math.max(Math.abs(u), Math.abs(v)) < HALF_ROOT;
            case ELLIPSE -> u * u + v * v < 1;
        };
    }
}
