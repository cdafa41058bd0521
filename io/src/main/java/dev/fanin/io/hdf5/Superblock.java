package dev.fanin.io.hdf5;

/// The beginning of a file: where its root group is.
///
/// Versions 0 to 3, with addresses and lengths of 8 bytes. It stands at byte 0, 512, 1024 and so
/// on, behind what a user may have put there, and addresses count from it.
///
/// Source: The HDF Group, "HDF5 File Format Specification Version 3.0", II.A.
///
/// @param source the bytes from the superblock on
/// @param root the address of the root group's header
record Superblock(Source source, long root) {

    private static final int[] SIGNATURE = {0x89, 'H', 'D', 'F', '\r', '\n', 0x1a, '\n'};
    private static final long FIRST_BLOCK = 512;
    private static final int OLD_LENGTH = 100;
    private static final int NEW_LENGTH = 48;
    private static final int WIDTH = 8;

    static Superblock read(Source file) throws Hdf5Exception {
        long at = 0;
        while (at <= file.size() - SIGNATURE.length) {
            if (isSigned(file, at)) {
                return read(file.from(at), at == 0);
            }
            at = at == 0 ? FIRST_BLOCK : 2 * at;
        }
        throw file.error("it is not an HDF5 file. Keras saves one as .weights.h5");
    }

    private static boolean isSigned(Source file, long at) throws Hdf5Exception {
        Cursor cursor = file.at(at, SIGNATURE.length, "its signature");
        for (int expected : SIGNATURE) {
            if (cursor.u8() != expected) {
                return false;
            }
        }
        return true;
    }

    private static Superblock read(Source source, boolean atBegin) throws Hdf5Exception {
        Cursor cursor = source.at(0, Math.min(source.size(), OLD_LENGTH), "its superblock");
        cursor.skip(SIGNATURE.length);
        int version = cursor.u8();
        return switch (version) {
            case 0, 1 -> {
                cursor.skip(4);
                widths(cursor);
                // Sizes of trees, which every node states again; version 1 has one more.
                cursor.skip(version == 0 ? 9 : 13);
                cursor.skip(2 * WIDTH);
                end(cursor, source, atBegin);
                cursor.skip(2 * WIDTH);
                yield new Superblock(source, cursor.i64());
            }
            case 2, 3 -> {
                widths(cursor);
                cursor.skip(1 + 2 * WIDTH);
                end(cursor, source, atBegin);
                Superblock found = new Superblock(source, cursor.i64());
                Checksum.check(source, 0, NEW_LENGTH - Integer.BYTES, "its superblock");
                yield found;
            }
            default -> throw source.error("expected version 0 to 3 of the HDF5 superblock, got " + version);
        };
    }

    private static void widths(Cursor cursor) throws Hdf5Exception {
        int addresses = cursor.u8();
        int lengths = cursor.u8();
        if (addresses != WIDTH || lengths != WIDTH) {
            throw cursor.error(
                    "has addresses of " + addresses + " and lengths of " + lengths + " bytes; expected 8 of both");
        }
    }

    private static void end(Cursor cursor, Source source, boolean atBegin) throws Hdf5Exception {
        long end = cursor.i64();
        // Behind a user's block some writers count from it, and others from the file's beginning.
        if (end < 0 || (atBegin && end > source.size())) {
            throw source.error("it should have " + Long.toUnsignedString(end) + " bytes, and has " + source.size()
                    + ". It is cut short; copy or save it again");
        }
    }
}
