package dev.fanin.io.tensorboard;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/// A record of a TFRecord file: length, its checksum, the data, its checksum.
///
/// All numbers are little-endian. A checksum is CRC-32C, turned right by 15 bits and moved by a
/// constant, since a checksum of data that hold their own checksum says little.
///
/// Source: `tensorflow/core/lib/io/record_writer.h` and `lib/hash/crc32c.h` of TensorFlow.
final class RecordFrame {

    private static final int MASK = 0xa282ead8;
    private static final int TURN = 15;

    private RecordFrame() {}

    static byte[] around(byte[] data) {
        ByteBuffer frame = ByteBuffer.allocate(Long.BYTES + Integer.BYTES + data.length + Integer.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN);
        frame.putLong(data.length);
        frame.putInt(checksum(frame.array(), Long.BYTES));
        frame.put(data);
        frame.putInt(checksum(data, data.length));
        return frame.array();
    }

    private static int checksum(byte[] bytes, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, length);
        return Integer.rotateRight((int) crc.getValue(), TURN) + MASK;
    }
}
