package dev.fanin.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/// A file that is replaced as a whole or not at all.
public final class AtomicFile {

    private AtomicFile() {}

    /// Writes what a file holds, in any order.
    @FunctionalInterface
    public interface Content {
        /// Writes to an empty file.
        void writeTo(FileChannel channel) throws IOException;
    }

    /// Looks at what has been written before it takes an older file's place.
    @FunctionalInterface
    public interface Check {
        /// Throws where the file under its temporary name is not as it should be.
        void check(Path temporary) throws IOException;
    }

    /// Throws unless a file can be written there, and the disk has room for so many bytes beside an
    /// older file of that name: a check to make before long work, not after it.
    ///
    /// @throws IOException with a message of one line
    public static void check(Path path, long bytes) throws IOException {
        Path folder = folder(path, place(path));
        if (!Files.isWritable(folder)) {
            throw new IOException("Cannot write " + path + ": no permission to write in folder " + folder + ".");
        }
        long free = Files.getFileStore(folder).getUsableSpace();
        if (bytes > free) {
            throw new IOException("Cannot write " + path + ": it needs " + FileSize.text(bytes) + ", and "
                    + FileSize.text(free) + " are free in " + folder + ". Make room or name another folder.");
        }
    }

    /// Writes a text in UTF-8 under a temporary name and moves the file into place.
    ///
    /// @throws IOException with a message of one line; an older file at `path` is then unchanged
    public static void write(Path path, String text) throws IOException {
        write(path, channel -> {
            ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        });
    }

    /// Lets a file be written under a temporary name and moves it into place.
    ///
    /// What the content throws leaves no file behind; an IOException is told as one of this file.
    ///
    /// @throws IOException with a message of one line; an older file at `path` is then unchanged
    public static void write(Path path, Content content) throws IOException {
        write(path, content, _ -> {});
    }

    /// Lets a file be written under a temporary name, has it checked, and moves it into place.
    ///
    /// What the content or the check throws leaves no file behind; an IOException is told as one of
    /// this file.
    ///
    /// @throws IOException with a message of one line; an older file at `path` is then unchanged
    public static void write(Path path, Content content, Check check) throws IOException {
        Path file = place(path);
        Path folder = folder(path, file);
        // Not Files.createTempFile, whose files only their owner may read.
        Path temporary = folder.resolve("." + file.getFileName() + "." + UUID.randomUUID() + ".tmp");
        // Ctrl-C ends the program wherever it is, and may leave nothing half-written behind.
        try {
            temporary.toFile().deleteOnExit();
        } catch (IllegalStateException e) {
            throw new IOException("Cannot write " + path + ": the program is ending.", e);
        }
        try {
            try (FileChannel channel =
                    FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                content.writeTo(channel);
            }
            check.check(temporary);
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            discard(temporary, e);
            throw new IOException("Cannot write " + path + ": " + reason(folder, e) + ".", e);
        } catch (RuntimeException | Error e) {
            discard(temporary, e);
            throw e;
        }
    }

    /// What a link points to is replaced, not the link.
    private static Path place(Path path) throws IOException {
        return Files.exists(path) ? path.toRealPath() : path.toAbsolutePath().normalize();
    }

    private static Path folder(Path path, Path file) throws IOException {
        Path folder = file.getParent();
        if (folder == null || Files.isDirectory(file)) {
            throw new IOException("Cannot write " + path + ": it is a folder. Name a file in it.");
        }
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new IOException("Cannot write " + path + ": it is a device or the like. Name a file.");
        }
        if (!Files.isDirectory(folder)) {
            throw new IOException("Cannot write " + path + ": there is no folder " + folder + ". Create it first.");
        }
        return folder;
    }

    /// A second failure must not hide the first.
    private static void discard(Path temporary, Throwable first) {
        try {
            Files.deleteIfExists(temporary);
        } catch (IOException e) {
            first.addSuppressed(e);
        }
    }

    private static String reason(Path folder, IOException e) {
        if (!Files.isWritable(folder)) {
            return "no permission to write in folder " + folder;
        }
        String why = e instanceof FileSystemException known ? known.getReason() : e.getMessage();
        return (why == null ? e.toString() : why).lines().findFirst().orElse("unknown reason");
    }
}
