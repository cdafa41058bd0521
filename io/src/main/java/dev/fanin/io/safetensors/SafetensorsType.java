package dev.fanin.io.safetensors;

import dev.fanin.io.element.ElementType;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The types a tensor in a file can have.
///
/// Source: the list of types in version 0.8.0 of the reference implementation.
enum SafetensorsType {
    BOOL(8, ElementType.BOOL),
    U8(8, ElementType.UINT8),
    I8(8, ElementType.INT8),
    I16(16, ElementType.INT16),
    U16(16, ElementType.UINT16),
    F16(16, ElementType.FLOAT16),
    BF16(16, ElementType.BFLOAT16),
    I32(32, ElementType.INT32),
    U32(32, ElementType.UINT32),
    F32(32, ElementType.FLOAT32),
    F64(64, ElementType.FLOAT64),
    I64(64, ElementType.INT64),
    U64(64, ElementType.UINT64),
    F4(4, null),
    F6_E2M3(6, null),
    F6_E3M2(6, null),
    F8_E5M2(8, null),
    F8_E4M3(8, null),
    F8_E8M0(8, null),
    F8_E4M3FNUZ(8, null),
    F8_E5M2FNUZ(8, null),
    C64(64, null);

    private final int bits;
    private final @Nullable ElementType element;

    SafetensorsType(int bits, @Nullable ElementType element) {
        this.bits = bits;
        this.element = element;
    }

    /// Returns the type of that name, or null.
    static @Nullable SafetensorsType named(String name) {
        for (SafetensorsType type : values()) {
            if (type.name().equals(name)) {
                return type;
            }
        }
        return null;
    }

    /// Returns the names of the types whose values can be read.
    static String readable() {
        return Arrays.stream(values())
                .filter(type -> type.element != null)
                .map(SafetensorsType::name)
                .collect(Collectors.joining(", "));
    }

    int bits() {
        return bits;
    }

    /// Returns the kind of number, or null where its values are not read here.
    @Nullable
    ElementType element() {
        return element;
    }
}
