package dev.fanin.lab.finding;

/// The library whose code a reader wants to see.
public enum Library {
    /// This library.
    FANIN,
    /// Keras.
    KERAS,
    /// PyTorch.
    TORCH;

    /// Returns the fix as code of this library.
    public String code(Fix fix) {
        return switch (this) {
            case FANIN -> fix.fanin();
            case KERAS -> fix.keras();
            case TORCH -> fix.torch();
        };
    }
}
