package dev.fanin.io.hdf5;

import dev.fanin.file.AtomicFile;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.Path;

/// Writes HDF5 files as h5py does by default, which every HDF5 library reads.
///
/// Superblock 0, headers of version 1, symbol tables, contiguous datasets of little-endian numbers,
/// texts of any length in UTF-8. Equal groups give equal bytes. Attributes of numbers have at most
/// 64 kB. Arrays without elements are not written, nor values of types that were not read.
public final class Hdf5Writer {

    private final Plan plan;

    private Hdf5Writer(Plan plan) {
        this.plan = plan;
    }

    /// Lays out a file.
    ///
    /// @throws Hdf5Exception if the group holds what is not written, or texts that cannot be read
    public static Hdf5Writer of(Hdf5Group root) throws Hdf5Exception {
        return new Hdf5Writer(Plan.of(root));
    }

    /// Writes a file under a temporary name, reads it back, compares everything, and moves it into
    /// place.
    ///
    /// @throws IOException with a message of one line; an older file is then unchanged
    public static void write(Path file, Hdf5Group root) throws IOException {
        Hdf5Writer writer = of(root);
        AtomicFile.write(
                file,
                channel -> {
                    OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel));
                    writer.writeTo(out);
                    out.flush();
                },
                written -> compare(written, root));
    }

    private static void compare(Path written, Hdf5Group root) throws IOException {
        try (Hdf5File back = Hdf5File.open(written)) {
            String path = Difference.first(root, back.root());
            if (path != null) {
                throw new IOException("what was written reads back otherwise at '" + path + "'");
            }
        } catch (Hdf5Exception e) {
            throw new IOException("what was written cannot be read back", e);
        }
    }

    /// Returns the bytes of the file.
    public long size() {
        return plan.size();
    }

    /// Writes the file from its beginning to its end; again, the same bytes.
    public void writeTo(OutputStream out) throws IOException {
        out.write(plan.image().array(), 0, plan.image().size());
        DataWriter data = new DataWriter(out);
        for (Hdf5Dataset dataset : plan.datasets()) {
            data.write(dataset);
        }
    }
}
