package dev.fanin.io.idx;

import java.io.IOException;

/// An IDX file is damaged or is none; the message ends without a full stop.
final class IdxException extends IOException {

    private static final long serialVersionUID = 1L;

    IdxException(String message) {
        super(message);
    }
}
