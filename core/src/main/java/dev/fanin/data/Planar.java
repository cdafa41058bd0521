package dev.fanin.data;

import dev.fanin.random.RandomStream;
import dev.fanin.random.Seed;
import dev.fanin.tensor.Shape;
import dev.fanin.tensor.Tensor;

/// Synthetic point sets in the plane, the smallest problems that tell networks apart.
///
/// Shapes: points `(n, 2)`, labels `(n,)`. The classes are balanced to within one point and come in
/// random order; point i depends on seed, part (training or test) and i alone. Its label belongs to
/// its place before the noise.
///
/// Every set takes the same parameters: the number of training and test points, 1 to 1000000; the
/// standard deviation of the normal noise on both coordinates, 0 to 10; the seed. Other values
/// throw an `IllegalArgumentException`. [Datasets#named] knows values that suit each set.
public final class Planar {

    private static final double TURNS = 1.75;

    /// Places one point of a class without noise, given two uniform numbers from [0, 1).
    private interface Form {
        Point point(int label, double s, double t);
    }

    private Planar() {}

    /// Returns two interleaved half circles of radius 1, one opened downwards around (0, 0), the
    /// other opened upwards around (1, 1/2).
    public static Dataset moons(int train, int test, double noise, Seed seed) {
        return of("moons", 2, train, test, noise, seed, (label, s, _) -> {
            Point arch = onCircle(1, s / 2);
            return label == 0 ? arch : new Point(1 - arch.x(), 0.5 - arch.y());
        });
    }

    /// Returns two circles around (0, 0), class 0 of radius 1 and class 1 of radius 1/2.
    public static Dataset circles(int train, int test, double noise, Seed seed) {
        return of("circles", 2, train, test, noise, seed, (label, s, _) -> onCircle(label == 0 ? 1 : 0.5, s));
    }

    /// Returns two spiral arms from (0, 0) to radius 1 in 1 3/4 turns, the second half a turn ahead
    /// of the first.
    ///
    /// The radius is the square root of a uniform number, so the points do not crowd at the centre.
    public static Dataset spirals(int train, int test, double noise, Seed seed) {
        return of("spirals", 2, train, test, noise, seed, (label, s, _) -> {
            double radius = Math.sqrt(s);
            return onCircle(radius, TURNS * radius + 0.5 * label);
        });
    }

    /// Returns the four quadrants of the square from -1 to 1: class 0 where the signs of x and y
    /// agree, class 1 where they differ.
    public static Dataset xor(int train, int test, double noise, Seed seed) {
        return of("xor", 2, train, test, noise, seed, (label, s, t) -> {
            double x = 2 * s - 1;
            boolean right = x >= 0;
            boolean up = right == (label == 0);
            return new Point(x, up ? t : -t);
        });
    }

    /// Returns three normal clouds, their centres evenly spaced on the circle of radius 1.
    ///
    /// With `noise` 0 every point is its cloud's centre.
    public static Dataset blobs(int train, int test, double noise, Seed seed) {
        return of("blobs", 3, train, test, noise, seed, (label, _, _) -> onCircle(1, label / 3.0));
    }

    private static Dataset of(String name, int classes, int train, int test, double noise, Seed seed, Form form) {
        if (!(noise >= 0 && noise <= 10)) {
            throw new IllegalArgumentException("noise must be from 0 to 10, got " + noise + ".");
        }
        return Synthetic.of(
                name,
                "points in the plane, noise " + noise,
                train,
                test,
                seed,
                classes,
                (stream, labels) -> points(stream, labels.array(), noise, form));
    }

    private static Tensor points(RandomStream stream, float[] labels, double noise, Form form) {
        float[] values = new float[2 * labels.length];
        for (int i = 0; i < labels.length; i++) {
            long draw = 4L * i;
            Point point = form.point((int) labels[i], stream.uniform(draw), stream.uniform(draw + 1));
            values[2 * i] = (float) (point.x() + noise * stream.quantileNormal(draw + 2));
            values[2 * i + 1] = (float) (point.y() + noise * stream.quantileNormal(draw + 3));
        }
        return Tensor.of(Shape.of(labels.length, 2), values);
    }

    /// The strictly specified sine and cosine keep the bits equal on every machine.
    private static Point onCircle(double radius, double turns) {
        double angle = 2 * Math.PI * turns;
        return new Point(radius * StrictMath.cos(angle), radius * StrictMath.sin(angle));
    }
}
