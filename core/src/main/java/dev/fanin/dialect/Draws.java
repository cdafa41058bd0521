package dev.fanin.dialect;

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
}
