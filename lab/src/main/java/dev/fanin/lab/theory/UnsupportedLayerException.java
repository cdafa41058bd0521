package dev.fanin.lab.theory;

/// Says that theory has no closed form for a layer in its place; such a network can still be
/// measured.
public final class UnsupportedLayerException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    UnsupportedLayerException(String message) {
        super(message);
    }
}
