package dev.fanin.data;

/// Data cannot be had: a file is missing or damaged, or a data set's name is wrong.
///
/// The message is one line: what was expected, what was found, where, and what to do.
public final class DataException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DataException(String message) {
        super(message);
    }

    DataException(String message, Throwable cause) {
        super(message, cause);
    }
}
