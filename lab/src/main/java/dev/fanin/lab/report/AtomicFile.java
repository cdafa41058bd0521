package dev.fanin.lab.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/// A text file that is replaced as a whole or not at all.
final class AtomicFile {

    private AtomicFile() {}

    /// Writes a file under a temporary name and moves it into place.
    ///
    /// @throws IOException with a message of one line; an older file at `path` is then unchanged
    static void write(Path path, String text) throws IOException {
        // What a link points to is replaced, not the link.
        Path file =
                Files.exists(path) ? path.toRealPath() : path.toAbsolutePath().normalize();
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
        // Not Files.createTempFile, whose files only their owner may read.
        Path temporary = folder.resolve("." + file.getFileName() + "." + UUID.randomUUID() + ".tmp");
        // Ctrl-C ends the program wherever it is, and may leave nothing half-written behind.
        temporary.toFile().deleteOnExit();
        try {
            Files.writeString(temporary, text, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            discard(temporary, e);
            throw new IOException("Cannot write " + path + ": " + reason(folder, e) + ".", e);
        }
    }

    /// A second failure must not hide the first.
    private static void discard(Path temporary, IOException first) {
        try {
            Files.deleteIfExists(temporary);
        } catch (IOException e) {
            first.addSuppressed(e);
        }
    }

    private static String reason(Path folder, IOException e) {
        return Files.isWritable(folder)
                ? e.toString().lines().findFirst().orElse("unknown reason")
                : "no permission to write in folder " + folder;
    }
}
