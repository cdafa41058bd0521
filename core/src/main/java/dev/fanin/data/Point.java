package dev.fanin.data;

/// A point of the plane; y grows downwards, as in an image.
record Point(double x, double y) {}
