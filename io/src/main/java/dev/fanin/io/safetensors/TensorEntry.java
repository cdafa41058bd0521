package dev.fanin.io.safetensors;

import dev.fanin.text.Quoted;
import java.util.Arrays;
import java.util.List;

/// What a header says of one tensor.
///
/// @param type the type of its values
/// @param shape the lengths of its axes, any of which may be 0
/// @param from where its bytes begin behind the header
/// @param to where they end
record TensorEntry(SafetensorsType type, List<Long> shape, long from, long to) {

    /// Returns the number of values, or throws where no file can hold them.
    long size(String name) throws SafetensorsException {
        long size = 1;
        try {
            for (long axis : shape) {
                size = Math.multiplyExact(size, axis);
            }
            Math.multiplyExact(size, (long) type.bits());
        } catch (ArithmeticException e) {
            throw new SafetensorsException("tensor " + shown(name) + " claims more values than a file can hold", e);
        }
        return size;
    }

    /// Throws unless type and shape need exactly the bytes that the tensor has.
    void check(String name) throws SafetensorsException {
        long bits = size(name) * type.bits();
        if (bits % Byte.SIZE != 0 || bits / Byte.SIZE != to - from) {
            throw new SafetensorsException("tensor " + shown(name) + " of type " + type + " and shape " + text()
                    + " needs " + (bits + Byte.SIZE - 1) / Byte.SIZE + " bytes, and has " + (to - from));
        }
    }

    long[] axes() {
        return shape.stream().mapToLong(Long::longValue).toArray();
    }

    private String text() {
        String all = Arrays.toString(axes());
        return all.length() > 100 ? all.substring(0, 100) + "..." : all;
    }

    /// Returns a tensor's name in quotes, cut where it is long.
    static String shown(String name) {
        return Quoted.of(name.length() > 100 ? name.substring(0, 100) + "..." : name);
    }
}
