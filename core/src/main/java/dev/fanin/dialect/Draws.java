package dev.fanin.dialect;

import dev.fanin.random.Law;
import dev.fanin.tensor.Shape;

/// The three distributions that Keras's initializers draw from, as one backend draws them.
///
/// Every call draws from the seed afresh, as an initializer of Keras does.
interface Draws {

    /// Fills the array with values between `low` and `high`.
    void uniform(float[] values, double low, double high);

    /// Fills the array with normal values.
    void normal(float[] values, double mean, double standardDeviation);

    /// Fills the array with normal values cut at two standard deviations.
    void truncatedNormal(float[] values, double mean, double standardDeviation);

    /// Fills the array with values of a law and returns true; returns false for a cut elsewhere.
    default boolean fill(float[] values, Law law) {
        switch (law) {
            case Law.Uniform(double low, double high) -> uniform(values, low, high);
            case Law.Normal(double mean, double deviation) -> normal(values, mean, deviation);
            case Law.TruncatedNormal cut -> {
                if (!cut.isCutAtTwo()) {
                    return false;
                }
                truncatedNormal(values, cut.center(), cut.deviation());
            }
        }
        return true;
    }

    /// Returns Keras's orthogonal kernel: rows are all axes but the last.
    default float[] orthogonal(Shape shape, double gain) {
        Orthonormal.check(shape);
        float[] normal = new float[shape.arraySize()];
        normal(normal, 0, 1);
        return Orthonormal.of(normal, shape.dropLast().arraySize(), shape.axis(-1), gain);
    }
}
