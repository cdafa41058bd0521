package dev.fanin.io.csv;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// A table cannot be read; the message ends without a full stop.
final class CsvException extends IOException {

    private static final long serialVersionUID = 1L;

    CsvException(String message) {
        super(message);
    }

    CsvException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
