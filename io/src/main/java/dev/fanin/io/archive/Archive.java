package dev.fanin.io.archive;

import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/// A ZIP archive whose members are read one by one.
///
/// Members are stored or deflated. A member may hold at most 48 MB or 100 times its compressed
/// size, whichever is more; that is counted while it is inflated, and no memory is taken for what a
/// header only claims. Every member read to its end is checked by its CRC-32.
///
/// Refused are damaged and encrypted archives, more than 100,000 members, members that share their
/// bytes, two members of one name, and names that are absolute, have a drive letter, a backslash or
/// `..`.
public final class Archive implements AutoCloseable {

    private static final long ALWAYS_ALLOWED = 48_000_000;
    private static final int MOST_RATIO = 100;
    private static final int MOST_MEMBERS = 100_000;
    private static final int MOST_SHOWN = 5;
    private static final int MOST_BYTES = Integer.MAX_VALUE - 8;
    private static final int PART = 1 << 16;

    private final Path path;
    private final long fileSize;
    private final ZipFile zip;
    private final Map<String, ZipEntry> members;

    private Archive(Path path, long fileSize, ZipFile zip, Map<String, ZipEntry> members) {
        this.path = path;
        this.fileSize = fileSize;
        this.zip = zip;
        this.members = members;
    }

    /// Opens an archive and reads its directory.
    ///
    /// @throws NoSuchFileException if there is no such file
    /// @throws IOException with a message of one line
    public static Archive open(Path path) throws IOException {
        if (Files.isDirectory(path)) {
            throw new IOException("Cannot read " + path + ": it is a folder. Name a file in it.");
        }
        ZipFile zip = null;
        try {
            zip = new ZipFile(path.toFile());
            return new Archive(path, Files.size(path), zip, members(zip, Files.size(path)));
        } catch (NoSuchFileException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            IOException told = unreadable(path, reason(e), e);
            close(zip, told);
            throw told;
        }
    }

    /// A reason to refuse the archive, as a clause.
    private static final class Refusal extends IOException {

        private static final long serialVersionUID = 1L;

        Refusal(String message) {
            super(message);
        }
    }

    private static String reason(Exception e) {
        String why = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
        return e instanceof Refusal ? why : "it is no ZIP archive, or a damaged one (" + why + ")";
    }

    private static Map<String, ZipEntry> members(ZipFile zip, long fileSize) throws IOException {
        if (zip.size() > MOST_MEMBERS) {
            throw new Refusal("expected at most " + MOST_MEMBERS + " members, got " + zip.size());
        }
        Map<String, ZipEntry> members = new LinkedHashMap<>();
        long claimed = 0;
        Enumeration<? extends ZipEntry> entries = zip.entries();
        while (entries.hasMoreElements()) {
            ZipEntry entry = entries.nextElement();
            String name = entry.getName();
            String fault = MemberName.fault(name);
            if (fault != null) {
                throw new Refusal("member " + MemberName.shown(name) + " " + fault);
            }
            // Members that share their bytes would hold more together than the file has.
            claimed += Math.clamp(entry.getCompressedSize(), 0, fileSize + 1);
            if (claimed > fileSize) {
                throw new Refusal("its members claim more bytes than the file has");
            }
            if (members.put(name, entry) != null) {
                throw new Refusal("it has two members " + MemberName.shown(name));
            }
        }
        members.keySet().removeIf(name -> name.endsWith("/"));
        return members;
    }

    /// Returns the names of all members that are files, in the order of the archive's directory.
    public Set<String> names() {
        return Collections.unmodifiableSet(members.keySet());
    }

    /// Returns whether there is a member of that name.
    public boolean has(String name) {
        return members.containsKey(name);
    }

    /// Returns how many bytes a member holds; a deflated one is inflated to count them.
    ///
    /// @throws IOException with a message of one line
    public long size(String name) throws IOException {
        ZipEntry member = member(name);
        if (member.getMethod() == ZipEntry.STORED) {
            return member.getSize();
        }
        byte[] part = new byte[PART];
        long size = 0;
        try (InputStream bytes = stream(name)) {
            for (int got = bytes.read(part); got >= 0; got = bytes.read(part)) {
                size += got;
            }
        }
        return size;
    }

    /// Returns all bytes of a member.
    ///
    /// @throws IOException with a message of one line
    public byte[] bytes(String name) throws IOException {
        long size = size(name);
        if (size > MOST_BYTES) {
            throw damaged(name, "has " + size + " bytes, more than one array can hold", null);
        }
        byte[] all = new byte[(int) size];
        try (InputStream bytes = stream(name)) {
            int got = bytes.readNBytes(all, 0, all.length);
            if (got < all.length || bytes.read() >= 0) {
                throw damaged(name, "changed while it was read", null);
            }
        }
        return all;
    }

    /// Returns the bytes of a member one after the other; reading the end checks them.
    ///
    /// @throws IOException with a message of one line, also when it is read
    public InputStream stream(String name) throws IOException {
        ZipEntry member = member(name);
        long limit = Math.max(ALWAYS_ALLOWED, MOST_RATIO * Math.min(fileSize, member.getCompressedSize()));
        InputStream bytes;
        try {
            bytes = zip.getInputStream(member);
        } catch (IOException | RuntimeException e) {
            throw damaged(name, "is damaged", e);
        }
        return new MemberStream(
                bytes, limit, member.getSize(), member.getCrc(), (what, cause) -> damaged(name, what, cause));
    }

    /// Returns the bytes of a member in memory outside the heap: a stored member is mapped in place
    /// where that is safe, any other is copied.
    ///
    /// @param arena what the memory lives as long as
    /// @throws IOException with a message of one line
    public MemorySegment segment(String name, Arena arena) throws IOException {
        ZipEntry member = member(name);
        if (member.getMethod() == ZipEntry.STORED) {
            try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
                long place = StoredPlace.of(channel, member);
                if (place != StoredPlace.UNKNOWN) {
                    MemorySegment mapped = channel.map(FileChannel.MapMode.READ_ONLY, place, member.getSize(), arena);
                    checkSum(name, mapped, member.getCrc());
                    return mapped;
                }
            }
        }
        return copied(name, arena);
    }

    private void checkSum(String name, MemorySegment bytes, long crc) throws IOException {
        CRC32 sum = new CRC32();
        long step = 1 << 30;
        for (long at = 0; at < bytes.byteSize(); at += step) {
            sum.update(bytes.asSlice(at, Math.min(step, bytes.byteSize() - at)).asByteBuffer());
        }
        if (sum.getValue() != crc) {
            throw damaged(name, "is damaged: its checksum does not fit", null);
        }
    }

    private MemorySegment copied(String name, Arena arena) throws IOException {
        MemorySegment copy = arena.allocate(size(name));
        byte[] part = new byte[PART];
        long at = 0;
        try (InputStream bytes = stream(name)) {
            for (int got = bytes.read(part); got >= 0; got = bytes.read(part)) {
                if (got > copy.byteSize() - at) {
                    throw damaged(name, "changed while it was read", null);
                }
                MemorySegment.copy(part, 0, copy, ValueLayout.JAVA_BYTE, at, got);
                at += got;
            }
        }
        return copy;
    }

    /// Returns a member whose claims the size of the file allows.
    private ZipEntry member(String name) throws IOException {
        ZipEntry member = members.get(name);
        if (member == null) {
            throw new IOException("Cannot read " + path + ": expected a member " + MemberName.shown(name) + ", got "
                    + listed() + ". Name another file.");
        }
        boolean stored = member.getMethod() == ZipEntry.STORED;
        if (stored && (member.getSize() != member.getCompressedSize() || member.getSize() > fileSize)) {
            throw damaged(name, "claims to hold " + member.getSize() + " bytes, which the file does not have", null);
        }
        return member;
    }

    private String listed() {
        List<String> first = members.keySet().stream()
                .limit(MOST_SHOWN)
                .map(MemberName::shown)
                .toList();
        int more = members.size() - first.size();
        return (first.isEmpty() ? "none" : String.join(", ", first)) + (more > 0 ? " and " + more + " more" : "");
    }

    private IOException damaged(String name, String what, @Nullable Throwable cause) {
        return unreadable(path, "member " + MemberName.shown(name) + " " + what, cause);
    }

    private static IOException unreadable(Path path, @Nullable String why, @Nullable Throwable cause) {
        return new IOException("Cannot read " + path + ": " + why + ". Save it again.", cause);
    }

    private static void close(@Nullable ZipFile zip, IOException told) {
        if (zip != null) {
            try {
                zip.close();
            } catch (IOException e) {
                told.addSuppressed(e);
            }
        }
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
