package dev.fanin.io.hdf5;

import dev.fanin.file.FileSize;
import java.lang.foreign.MemorySegment;

/// The bytes of a file, which are only given out where they exist.
///
/// A file can point to the same place again and again. So that no file, however made, costs more
/// than its size warrants, what is parsed while it is opened counts against a budget.
final class Source {

    private static final long MOST_STRUCTURE = 64L << 20;
    private static final int FOLD = 4;

    private final MemorySegment bytes;
    private final String name;
    private long budget;

    Source(MemorySegment bytes, String name) {
        this.bytes = bytes;
        this.name = name;
        this.budget = Math.min(MOST_STRUCTURE, FOLD * bytes.byteSize());
    }

    long size() {
        return bytes.byteSize();
    }

    /// Returns the same bytes from an offset on.
    Source from(long offset) {
        return new Source(bytes.asSlice(offset), name);
    }

    /// Returns the same bytes with a budget of their own, for what is read after opening.
    Source renewed() {
        return from(0);
    }

    /// Returns the bytes there.
    ///
    /// @param what what is there, for example `the header of group 'layers'`
    MemorySegment slice(long address, long length, String what) throws Hdf5Exception {
        if (address < 0 || length < 0 || address > size() || length > size() - address) {
            throw error(what + " claims " + Long.toUnsignedString(length) + " bytes at "
                    + Long.toUnsignedString(address) + ", and the file has " + size()
                    + ". It is damaged or cut short; copy or save it again");
        }
        return bytes.asSlice(address, length);
    }

    /// Returns what reads the bytes there.
    Cursor at(long address, long length, String what) throws Hdf5Exception {
        return new Cursor(this, slice(address, length, what), what);
    }

    /// Counts bytes of structure that have been parsed.
    void spend(long parsed) throws Hdf5Exception {
        budget -= parsed;
        if (budget < 0) {
            throw error("its groups and attributes take more than a file of " + FileSize.text(size())
                    + " should hold. It is damaged, or parts of it are used many times");
        }
    }

    /// Returns what to throw, made of what is wrong without a full stop.
    Hdf5Exception error(String what) {
        return new Hdf5Exception("Cannot read " + name + ": " + what + ".");
    }

    Hdf5Exception error(String what, Throwable cause) {
        return new Hdf5Exception("Cannot read " + name + ": " + what + ".", cause);
    }
}
