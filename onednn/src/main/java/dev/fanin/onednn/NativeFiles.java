package dev.fanin.onednn;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

/// Native files unpacked once into a folder that all processes of a user share.
///
/// The folder appears complete or not at all: files are written into a temporary one, checked
/// against their SHA-256, and moved into place. Each time the folder is used, size and CRC-32C of
/// its files are checked, and a damaged folder is replaced; only processes that unpack wait for
/// each other. A folder that belongs to somebody else, or that others may write, is refused.
///
/// @param files the files
/// @param source where they come from, by name
/// @param folder the folder
record NativeFiles(List<NativeFile> files, Source source, Path folder) {

    /// Opens a file by its name.
    @FunctionalInterface
    interface Source {
        InputStream open(String name) throws IOException;
    }

    /// Returns the folder with all files in it, unpacked if they were not.
    ///
    /// Throws `IOException` if that is impossible, and says why in one line.
    Path unpacked() throws IOException {
        if (isComplete()) {
            return folder;
        }
        Path parent = folder.toAbsolutePath().getParent();
        if (parent == null) {
            throw new IOException(folder + " is no folder to unpack into");
        }
        Files.createDirectories(parent);
        Path lock = parent.resolve(folder.getFileName() + ".lock");
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock held = channel.lock()) {
            // Another process may have been faster.
            if (!held.isValid() || !isComplete()) {
                replace(parent);
            }
        }
        if (!isComplete()) {
            throw new IOException(folder + " was damaged while it was made");
        }
        return folder;
    }

    private void replace(Path parent) throws IOException {
        Path fresh = temporary(parent);
        try {
            for (NativeFile file : files) {
                write(file, fresh.resolve(file.name()));
            }
            if (Files.exists(folder)) {
                Path old = temporary(parent);
                Files.move(folder, old, StandardCopyOption.ATOMIC_MOVE);
                delete(old);
            }
            Files.move(fresh, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            throw new IOException("folders cannot be moved in " + parent, e);
        } finally {
            delete(fresh);
        }
    }

    private static Path temporary(Path parent) throws IOException {
        return Files.createTempDirectory(
                parent, ".fanin-", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }

    private void write(NativeFile file, Path path) throws IOException {
        MessageDigest digest = sha256();
        try (InputStream in = source.open(file.name());
                OutputStream out = new DigestOutputStream(Files.newOutputStream(path), digest)) {
            in.transferTo(out);
        }
        String actual = HexFormat.of().formatHex(digest.digest());
        if (!actual.equals(file.sha256())) {
            throw new IOException(
                    file.name() + " in the jar has the SHA-256 " + actual + ", expected " + file.sha256());
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("Every Java has SHA-256.", e);
        }
    }

    /// Returns whether the folder holds every file, undamaged.
    private boolean isComplete() throws IOException {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        refuseForeign();
        for (NativeFile file : files) {
            if (!isUndamaged(file)) {
                return false;
            }
        }
        return true;
    }

    private void refuseForeign() throws IOException {
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(folder);
        if (permissions.contains(PosixFilePermission.GROUP_WRITE)
                || permissions.contains(PosixFilePermission.OTHERS_WRITE)) {
            throw new IOException(
                    "others may write to " + folder + "; delete it, or set XDG_CACHE_HOME to your own folder");
        }
        if (!Files.getOwner(folder).equals(Files.getOwner(Path.of("/proc/self")))) {
            throw new IOException(
                    folder + " belongs to " + Files.getOwner(folder) + "; set XDG_CACHE_HOME to your own folder");
        }
    }

    private boolean isUndamaged(NativeFile file) throws IOException {
        Path path = folder.resolve(file.name());
        if (!Files.isRegularFile(path) || Files.size(path) != file.size()) {
            return false;
        }
        CRC32C crc = new CRC32C();
        try (FileChannel channel = FileChannel.open(path)) {
            ByteBuffer content = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
            crc.update(content);
        }
        return (int) crc.getValue() == file.crc32c();
    }

    private static void delete(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> content = Files.list(directory)) {
            for (Path path : content.toList()) {
                Files.delete(path);
            }
        }
        Files.delete(directory);
    }
}
