package dev.fanin.app;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import org.jspecify.annotations.Nullable;

/// Where results go; it remembers that they did not get there, which a print stream alone hides.
///
/// A reader that has seen enough, as in `fanin compare | head`, is no error. A full disk is one.
final class StandardOutput extends FilterOutputStream {

    private @Nullable IOException failure;

    StandardOutput(OutputStream out) {
        super(out);
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        try {
            out.write(bytes, from, length);
        } catch (IOException e) {
            failure = failure == null ? e : failure;
            throw e;
        }
    }

    /// Tells of results that were lost, and returns the status to end with.
    int report(PrintStream err, int status) {
        if (failure == null || Errors.isBrokenPipe(failure)) {
            return status;
        }
        err.println("fanin: Cannot write the results: " + failure.getMessage() + ".");
        return ExitStatus.BAD_INPUT;
    }
}
