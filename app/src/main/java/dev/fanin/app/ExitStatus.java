package dev.fanin.app;

/// The numbers a command ends with; scripts depend on them.
final class ExitStatus {

    static final int DONE = 0;

    /// Findings at or above what the user asked to fail on.
    static final int FINDINGS = 1;

    /// Bad usage or bad input, told in one line.
    static final int BAD_INPUT = 2;

    /// A fault of Fanin itself.
    static final int FAULT = 3;

    private ExitStatus() {}
}
