package dev.fanin.io.hdf5;

import java.io.IOException;

/// An HDF5 file is damaged, or holds or should hold what is not supported here.
///
/// The message is one line that names the file, where there is one, and the object in it.
public final class Hdf5Exception extends IOException {

    private static final long serialVersionUID = 1L;

    Hdf5Exception(String message) {
        super(message);
    }

    Hdf5Exception(String message, Throwable cause) {
        super(message, cause);
    }
}
