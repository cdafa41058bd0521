package dev.fanin.lab.theory;

/// A format of floating point numbers, by its range.
public enum FloatFormat {
    /// IEEE single precision.
    FLOAT32("float32", Float.MAX_VALUE, Float.MIN_VALUE),
    /// The upper half of a float32: its range, with 8 bits of precision.
    BFLOAT16("bfloat16", 0x1.fep127, 0x1p-133),
    /// IEEE half precision.
    FLOAT16("float16", 65504, 0x1p-24);

    private final String text;
    private final double logLargest;
    private final double logSmallest;

    FloatFormat(String text, double largest, double smallest) {
        this.text = text;
        this.logLargest = Math.log10(largest);
        this.logSmallest = Math.log10(smallest);
    }

    /// Returns log10 of the largest number.
    public double logLargest() {
        return logLargest;
    }

    /// Returns log10 of the smallest positive number, which has lost all precision but one bit.
    public double logSmallest() {
        return logSmallest;
    }

    /// Returns the usual name, for example `float32`.
    @Override
    public String toString() {
        return text;
    }
}
