package dev.fanin.io.safetensors;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// A file is damaged or holds what is not read here; the message ends without a full stop.
final class SafetensorsException extends IOException {

    private static final long serialVersionUID = 1L;

    SafetensorsException(String message) {
        super(message);
    }

    SafetensorsException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
