package dev.fanin.checkpoint;

import dev.fanin.file.AtomicFile;
import dev.fanin.tensor.Tensor;
import dev.fanin.train.CallbackState;
import dev.fanin.train.Checkpoint;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UTFDataFormatException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.zip.CRC32C;
import java.util.zip.CheckedOutputStream;

/// A checkpoint in a file, which is replaced as a whole or not at all.
///
/// The file is `FANINCKP`, the version as an int, the parts in the order of [Checkpoint] and a
/// CRC-32C of all before it as a long; numbers are big-endian, texts are in modified UTF-8, and
/// counts stand before what they count.
public final class CheckpointFile {

    private static final String MAGIC = "FANINCKP";
    private static final int VERSION = 1;
    private static final int CRC_BYTES = 8;

    private CheckpointFile() {}

    /// Writes a checkpoint.
    ///
    /// @throws IOException with a message of one line; an older file is then unchanged
    public static void write(Path path, Checkpoint checkpoint) throws IOException {
        AtomicFile.write(path, channel -> {
            CRC32C crc = new CRC32C();
            OutputStream buffered = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
            DataOutputStream out = new DataOutputStream(new CheckedOutputStream(buffered, crc));
            out.writeBytes(MAGIC);
            out.writeInt(VERSION);
            writeTensors(out, checkpoint.weights());
            writeTensors(out, checkpoint.optimizer());
            out.writeLong(checkpoint.steps());
            out.writeInt(checkpoint.epochs());
            out.writeInt(checkpoint.history().size());
            for (Map.Entry<String, List<Double>> entry : checkpoint.history().entrySet()) {
                out.writeUTF(entry.getKey());
                out.writeInt(entry.getValue().size());
                for (double value : entry.getValue()) {
                    out.writeDouble(value);
                }
            }
            out.writeInt(checkpoint.callbacks().size());
            for (CallbackState state : checkpoint.callbacks()) {
                out.writeInt(state.numbers().size());
                // These maps have no order of their own, and equal checkpoints are equal files.
                for (Map.Entry<String, Double> entry : new TreeMap<>(state.numbers()).entrySet()) {
                    out.writeUTF(entry.getKey());
                    out.writeDouble(entry.getValue());
                }
                writeTensors(out, new TreeMap<>(state.tensors()));
            }
            out.flush();
            out.writeLong(crc.getValue());
            out.flush();
        });
    }

    private static void writeTensors(DataOutputStream out, Map<String, Tensor> tensors) throws IOException {
        out.writeInt(tensors.size());
        for (Map.Entry<String, Tensor> entry : tensors.entrySet()) {
            out.writeUTF(entry.getKey());
            TensorCoding.write(out, entry.getValue());
        }
    }

    /// Reads a checkpoint.
    ///
    /// @throws IOException with a message of one line where there is none, or one that is damaged
    public static Checkpoint read(Path path) throws IOException {
        if (!Files.isRegularFile(path)) {
            throw new IOException("Cannot read " + path + ": there is no such file.");
        }
        long content = Files.size(path) - CRC_BYTES;
        try (CheckpointInput in = new CheckpointInput(Files.newInputStream(path), Math.max(0, content))) {
            checkMagic(path, content, in);
        }
        try (CheckpointInput in = new CheckpointInput(Files.newInputStream(path), content)) {
            if (!in.isWhole()) {
                throw new IOException(
                        "Cannot read " + path + ": the checkpoint is damaged or cut off; take an older one.");
            }
        }
        try (CheckpointInput in = new CheckpointInput(Files.newInputStream(path), content)) {
            in.bytes(MAGIC.length());
            checkVersion(path, in.number());
            return read(in);
        } catch (EOFException | UTFDataFormatException | IllegalArgumentException e) {
            throw new IOException("Cannot read " + path + ": the checkpoint contradicts itself; take an older one.", e);
        }
    }

    private static void checkMagic(Path path, long content, CheckpointInput in) throws IOException {
        if (content < MAGIC.length()
                || !MAGIC.equals(new String(in.bytes(MAGIC.length()), StandardCharsets.ISO_8859_1))) {
            throw new IOException(
                    "Cannot read " + path + ": it is no checkpoint of Fanin, which begins with " + MAGIC + ".");
        }
    }

    private static void checkVersion(Path path, int version) throws IOException {
        if (version != VERSION) {
            throw new IOException("Cannot read " + path + ": it is a checkpoint of version " + version
                    + ", and this Fanin reads version " + VERSION + ".");
        }
    }

    private static Checkpoint read(CheckpointInput in) throws IOException {
        SequencedMap<String, Tensor> weights = readTensors(in);
        SequencedMap<String, Tensor> optimizer = readTensors(in);
        long steps = in.longNumber();
        int epochs = in.number();
        SequencedMap<String, List<Double>> history = new LinkedHashMap<>();
        for (int left = in.count(); left > 0; left--) {
            String name = in.text();
            List<Double> values = new ArrayList<>();
            for (int more = in.count(); more > 0; more--) {
                values.add(in.real());
            }
            history.put(name, List.copyOf(values));
        }
        List<CallbackState> callbacks = new ArrayList<>();
        for (int left = in.count(); left > 0; left--) {
            Map<String, Double> numbers = new LinkedHashMap<>();
            for (int more = in.count(); more > 0; more--) {
                numbers.put(in.text(), in.real());
            }
            callbacks.add(new CallbackState(numbers, readTensors(in)));
        }
        if (in.left() > 0 || steps < 0 || epochs < 0) {
            throw new EOFException();
        }
        return new Checkpoint(weights, optimizer, steps, epochs, history, callbacks);
    }

    private static SequencedMap<String, Tensor> readTensors(CheckpointInput in) throws IOException {
        SequencedMap<String, Tensor> tensors = new LinkedHashMap<>();
        for (int left = in.count(); left > 0; left--) {
            tensors.put(in.text(), TensorCoding.read(in));
        }
        return tensors;
    }
}
