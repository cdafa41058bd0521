package dev.fanin.io.safetensors;

import dev.fanin.tensor.Tensor;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import java.util.SequencedMap;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// Writes headers and indices as the reference implementation does.
final class HeaderWriter {

    private static final JsonFactory JSON = new JsonFactory();

    private static final int ALIGNMENT = 8;

    private HeaderWriter() {}

    /// Returns the length and the header, with blanks up to a multiple of 8 bytes.
    static byte[] header(SequencedMap<String, Tensor> tensors, Map<String, String> metadata) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), bytes)) {
            json.writeStartObject();
            if (!metadata.isEmpty()) {
                json.writeName(HeaderReader.METADATA);
                texts(json, metadata);
            }
            long at = 0;
            for (Map.Entry<String, Tensor> one : tensors.entrySet()) {
                int[] axes = one.getValue().shape().toArray();
                long end = at + one.getValue().shape().size() * Float.BYTES;
                json.writeName(one.getKey());
                json.writeStartObject();
                json.writeStringProperty("dtype", SafetensorsType.F32.name());
                json.writeName("shape");
                json.writeArray(axes, 0, axes.length);
                json.writeName("data_offsets");
                json.writeArray(new long[] {at, end}, 0, 2);
                json.writeEndObject();
                at = end;
            }
            json.writeEndObject();
        }
        while (bytes.size() % ALIGNMENT != 0) {
            bytes.write(' ');
        }
        return ByteBuffer.allocate(Long.BYTES + bytes.size())
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(bytes.size())
                .put(bytes.toByteArray())
                .array();
    }

    /// Returns the index of a set of files.
    ///
    /// @param files the name of its file for each tensor
    static byte[] index(long totalSize, SequencedMap<String, String> files) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), bytes)) {
            json.writeStartObject();
            json.writeName("metadata");
            json.writeStartObject();
            json.writeNumberProperty("total_size", totalSize);
            json.writeEndObject();
            json.writeName("weight_map");
            texts(json, files);
            json.writeEndObject();
        }
        return bytes.toByteArray();
    }

    private static void texts(JsonGenerator json, Map<String, String> texts) {
        json.writeStartObject();
        texts.forEach(json::writeStringProperty);
        json.writeEndObject();
    }
}
