package dev.fanin.io.archive;

import dev.fanin.file.AtomicFile;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Writes ZIP archives whose members are stored, not deflated.
///
/// Sizes and checksums stand before the content, and there are no fields that depend on the place
/// or the time of writing: the same members give the same bytes. Beyond 4 GB, sizes are written as
/// Zip64 has them.
public final class ArchiveWriter {

    private static final int BUFFER = 1 << 20;

    private ArchiveWriter() {}

    /// Writes the bytes of a member; it is asked twice and must write the same both times.
    @FunctionalInterface
    public interface Content {
        /// Writes all bytes and leaves the stream open.
        void writeTo(OutputStream bytes) throws IOException;

        /// Returns these bytes as content; they must not be changed any more.
        static Content of(byte[] bytes) {
            return stream -> stream.write(bytes);
        }
    }

    /// A member to write.
    ///
    /// @param name its name, relative and with forward slashes
    /// @param time the time noted with it, of the years 1980 to 2099, to two seconds
    /// @param content what writes its bytes
    public record Member(String name, LocalDateTime time, Content content) {

        /// The earliest time there is in an archive, which Keras and NumPy write: no time at all.
        public static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

        public Member {
            String fault = MemberName.fault(name);
            if (fault != null) {
                throw new IllegalArgumentException(
                        "Cannot write member " + MemberName.shown(name) + ": it " + fault + ".");
            }
            if (time.getYear() < 1980 || time.getYear() > 2099) {
                throw new IllegalArgumentException("Member " + MemberName.shown(name)
                        + " expects a time of the years 1980 to 2099, got " + time + ".");
            }
        }
    }

    /// Writes an archive with these members in this order and moves it into place.
    ///
    /// Throws IllegalArgumentException where two members have one name.
    ///
    /// @throws IOException with a message of one line; an older file is then unchanged
    public static void write(Path file, List<Member> members) throws IOException {
        Set<String> names = new HashSet<>();
        for (Member member : members) {
            if (!names.add(member.name())) {
                throw new IllegalArgumentException(
                        "Cannot write two members " + MemberName.shown(member.name()) + " to " + file + ".");
            }
        }
        AtomicFile.write(file, channel -> {
            ZipOutputStream zip =
                    new ZipOutputStream(new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER));
            for (Member member : members) {
                zip.putNextEntry(entry(member));
                member.content().writeTo(zip);
                zip.closeEntry();
            }
            zip.finish();
            zip.flush();
        });
    }

    private static ZipEntry entry(Member member) throws IOException {
        Tally tally = new Tally();
        member.content().writeTo(tally);
        ZipEntry entry = new ZipEntry(member.name());
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(tally.size);
        entry.setCrc(tally.sum.getValue());
        // At exactly the earliest time ZipEntry adds a field with the time zone; a millisecond later it does not.
        entry.setTimeLocal(member.time().withNano(1_000_000));
        return entry;
    }

    /// Counts and sums up what is written to it.
    private static final class Tally extends OutputStream {

        private final CRC32 sum = new CRC32();
        private long size;

        @Override
        public void write(int b) {
            sum.update(b);
            size++;
        }

        @Override
        public void write(byte[] bytes, int at, int count) {
            sum.update(bytes, at, count);
            size += count;
        }
    }
}
