package dev.fanin.io.hdf5;

import dev.fanin.tensor.Shape;
import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// A dataset: an array of numbers or texts, with attributes; a scalar has no dimensions.
///
/// One that was read keeps to its file: its elements are read when they are asked for, which must
/// be before the file is closed, and any number of threads may ask.
public final class Hdf5Dataset implements Hdf5Object {

    private static final String DTYPE = "dtype";
    private static final String BFLOAT16 = "bfloat16";
    private static final int MOST_ELEMENTS = Integer.MAX_VALUE - 8;

    private final SequencedMap<String, Object> attributes;
    private final Datatype datatype;
    private final Dataspace space;
    private final Content content;

    private Hdf5Dataset(SequencedMap<String, Object> attributes, Datatype datatype, Dataspace space, Content content) {
        this.datatype = datatype;
        this.space = space;
        this.content = content;
        SequencedMap<String, Object> all = new LinkedHashMap<>(attributes);
        if (datatype.type() == Hdf5Type.BFLOAT16) {
            all.putIfAbsent(DTYPE, BFLOAT16);
        }
        this.attributes = Collections.unmodifiableSequencedMap(all);
    }

    /// Returns a dataset that a file holds.
    static Hdf5Dataset stored(SequencedMap<String, Object> attributes, Datatype datatype, Stored content) {
        return new Hdf5Dataset(attributes, datatype, content.space(), content);
    }

    /// Returns whether attributes mark elements of two bytes as bfloat16, as Keras does.
    static boolean isMarked(SequencedMap<String, Object> attributes) {
        return BFLOAT16.equals(attributes.get(DTYPE));
    }

    /// Returns a dataset of float32; the array is not copied and may not change until it is
    /// written.
    ///
    /// @throws IllegalArgumentException unless there are as many values as the shape has
    public static Hdf5Dataset of(Shape shape, float[] values) {
        if (shape.size() != values.length) {
            throw new IllegalArgumentException("Expected " + shape.size() + " values for a dataset of shape " + shape
                    + ", got " + values.length + ".");
        }
        int[] axes = shape.toArray();
        long[] dimensions = new long[axes.length];
        for (int i = 0; i < axes.length; i++) {
            dimensions[i] = axes[i];
        }
        return numbers(
                Datatype.of(Hdf5Type.FLOAT32, ByteOrder.nativeOrder()),
                Dataspace.of(dimensions),
                MemorySegment.ofArray(values));
    }

    /// Returns a scalar of type int32.
    public static Hdf5Dataset ofInt(int value) {
        return numbers(
                Datatype.of(Hdf5Type.INT32, ByteOrder.nativeOrder()),
                Dataspace.of(),
                MemorySegment.ofArray(new int[] {value}));
    }

    /// Returns a scalar of type int64.
    public static Hdf5Dataset ofLong(long value) {
        return numbers(
                Datatype.of(Hdf5Type.INT64, ByteOrder.nativeOrder()),
                Dataspace.of(),
                MemorySegment.ofArray(new long[] {value}));
    }

    /// Returns a dataset of one axis of texts.
    public static Hdf5Dataset ofStrings(List<String> texts) {
        return new Hdf5Dataset(
                new LinkedHashMap<>(),
                Datatype.TEXT,
                Dataspace.of(texts.size()),
                new Content.Texts(List.copyOf(texts)));
    }

    private static Hdf5Dataset numbers(Datatype datatype, Dataspace space, MemorySegment values) {
        return new Hdf5Dataset(new LinkedHashMap<>(), datatype, space, new Content.Numbers(values));
    }

    /// Returns this dataset with one more attribute, or another value under that name.
    public Hdf5Dataset attribute(String name, Object value) {
        SequencedMap<String, Object> more = new LinkedHashMap<>(attributes);
        more.put(name, value);
        return new Hdf5Dataset(more, datatype, space, content);
    }

    @Override
    public SequencedMap<String, Object> attributes() {
        return attributes;
    }

    /// Returns the type of the elements.
    public Hdf5Type type() {
        return datatype.type();
    }

    /// Returns the lengths of the axes, any of which may be 0 in a file.
    public long[] dimensions() {
        return space.dimensions().clone();
    }

    /// Returns the number of elements.
    public long size() {
        return space.size();
    }

    /// Returns all elements, in row-major order, as float32.
    ///
    /// Floating-point numbers and integers are rounded to the nearest; booleans are 0 and 1.
    ///
    /// @throws Hdf5Exception if they are texts or of a type not read here, or the file is damaged
    public float[] floats() throws Hdf5Exception {
        requireNumbers();
        // The bytes first: they exist, and a number of elements is a claim.
        MemorySegment bytes = content.bytes();
        float[] values = new float[count()];
        new ElementReader(datatype, bytes).floats(values, 0);
        return values;
    }

    /// Copies all elements, in row-major order, into an array from a place on; else as [#floats()].
    ///
    /// Throws IllegalArgumentException where the array has too little room.
    ///
    /// @throws Hdf5Exception if they are texts or of a type not read here, or the file is damaged
    public void copyTo(float[] target, int at) throws Hdf5Exception {
        if (at < 0 || at > target.length || size() > target.length - at) {
            throw new IllegalArgumentException("Expected room for " + size() + " values, got an array of "
                    + target.length + " from element " + at + " on.");
        }
        requireNumbers();
        new ElementReader(datatype, content.bytes()).floats(target, at);
    }

    /// Returns all elements of a type of integers; booleans are 0 and 1, and unsigned ones of 64
    /// bits beyond 2^63 - 1 become negative.
    ///
    /// @throws Hdf5Exception if they are not integers, or the file is damaged
    public long[] longs() throws Hdf5Exception {
        if (!type().isInteger()) {
            throw unexpected("integers");
        }
        ElementReader reader = new ElementReader(datatype, content.bytes());
        long[] values = new long[count()];
        for (int i = 0; i < values.length; i++) {
            values[i] = reader.whole(i);
        }
        return values;
    }

    /// Returns all elements of a dataset of texts.
    ///
    /// @throws Hdf5Exception if they are not texts, or the file is damaged
    public List<String> strings() throws Hdf5Exception {
        if (type() != Hdf5Type.STRING) {
            throw unexpected("text");
        }
        return content.texts(datatype);
    }

    private void requireNumbers() throws Hdf5Exception {
        if (!type().isFloat() && !type().isInteger()) {
            throw unexpected("numbers");
        }
    }

    private int count() throws Hdf5Exception {
        if (size() > MOST_ELEMENTS) {
            throw new Hdf5Exception(content.where() + " has " + size() + " elements, more than one array can hold.");
        }
        return (int) size();
    }

    private Hdf5Exception unexpected(String expected) {
        return new Hdf5Exception(
                content.where() + " holds values of type " + datatype.name() + "; expected " + expected + ".");
    }

    Datatype datatype() {
        return datatype;
    }

    /// Returns the bytes of all elements, as [#datatype()] has them.
    MemorySegment bytes() throws Hdf5Exception {
        return content.bytes();
    }
}
