package dev.fanin.io.hdf5;

/// The type of a dataset's elements.
public enum Hdf5Type {
    /// IEEE half precision.
    FLOAT16(2),
    /// The upper half of a float32; Keras marks it with the attribute `dtype`.
    BFLOAT16(2),
    /// IEEE single precision.
    FLOAT32(4),
    /// IEEE double precision.
    FLOAT64(8),
    /// Another binary floating-point type; it is read by the layout that the file states.
    FLOAT_OF_FILE(0),
    /// Signed, of 8 bits.
    INT8(1),
    /// Signed, of 16 bits.
    INT16(2),
    /// Signed, of 32 bits.
    INT32(4),
    /// Signed, of 64 bits.
    INT64(8),
    /// Unsigned, of 8 bits.
    UINT8(1),
    /// Unsigned, of 16 bits.
    UINT16(2),
    /// Unsigned, of 32 bits.
    UINT32(4),
    /// Unsigned, of 64 bits.
    UINT64(8),
    /// The enumeration of FALSE and TRUE by which h5py writes booleans.
    BOOLEAN(1),
    /// Text.
    STRING(0),
    /// What is not read here, such as compounds.
    OTHER(0);

    private final int size;

    Hdf5Type(int size) {
        this.size = size;
    }

    /// Returns the bytes of one element, or 0 where they differ from file to file.
    public int size() {
        return size;
    }

    /// Returns whether elements are floating-point numbers.
    public boolean isFloat() {
        return compareTo(FLOAT_OF_FILE) <= 0;
    }

    /// Returns whether elements are whole numbers, booleans among them.
    public boolean isInteger() {
        return compareTo(INT8) >= 0 && compareTo(BOOLEAN) <= 0;
    }

    /// Returns whether elements are whole numbers without a sign.
    boolean isUnsigned() {
        return compareTo(UINT8) >= 0 && compareTo(UINT64) <= 0;
    }
}
