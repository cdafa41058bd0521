package dev.fanin.io.npy;

import java.io.IOException;

/// An .npy file is damaged or holds what is not read here; the message ends without a full stop.
final class NpyException extends IOException {

    private static final long serialVersionUID = 1L;

    NpyException(String message) {
        super(message);
    }

    NpyException(String message, Throwable cause) {
        super(message, cause);
    }
}
