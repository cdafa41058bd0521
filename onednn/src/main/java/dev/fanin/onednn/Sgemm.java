package dev.fanin.onednn;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.nio.file.FileSystemException;
import org.jspecify.annotations.Nullable;

/// The product of matrices as oneDNN offers it, loaded when this class is first used.
///
/// The handles are constants of the class, which lets the compiler call the function directly.
final class Sgemm {

    private static final Object LOADED = load();

    private static final MethodHandle SGEMM = LOADED instanceof Library library ? library.sgemm() : absent();
    private static final MethodHandle SET_THREADS = LOADED instanceof Library library ? library.setThreads() : absent();

    private Sgemm() {}

    private static Object load() {
        String obstacle = Bundle.obstacle(System.getProperty("os.name"), System.getProperty("os.arch"));
        if (obstacle != null) {
            return obstacle;
        }
        try {
            return Library.load(Bundle.files(System.getenv(), System.getProperty("user.home"))
                    .unpacked());
        } catch (IOException | RuntimeException e) {
            return reason(e);
        }
    }

    /// Returns why something failed, in one line.
    static String reason(Exception e) {
        String message = e.getMessage() == null ? e.toString() : e.getMessage();
        String line = message.lines().findFirst().orElse("");
        return e instanceof FileSystemException ? e.getClass().getSimpleName() + ": " + line : line;
    }

    private static MethodHandle absent() {
        return MethodHandles.throwException(void.class, IllegalStateException.class);
    }

    /// Returns why oneDNN could not be loaded, or null if it was.
    static @Nullable String failure() {
        return LOADED instanceof String reason ? reason : null;
    }

    /// Returns the version of the library and the instructions it uses.
    static String version() {
        return LOADED instanceof Library library ? library.version() : "none";
    }

    /// Computes one product, by the calling thread alone. Nothing is checked here.
    static void multiply(
            boolean transposeA,
            boolean transposeB,
            int m,
            int n,
            int k,
            MemorySegment a,
            int lda,
            MemorySegment b,
            int ldb,
            boolean add,
            MemorySegment c,
            int ldc) {
        int status;
        try {
            // The setting belongs to the operating system's thread, and a virtual thread changes those.
            SET_THREADS.invokeExact(1);
            status = (int) SGEMM.invokeExact(
                    (byte) (transposeA ? 'T' : 'N'),
                    (byte) (transposeB ? 'T' : 'N'),
                    (long) m,
                    (long) n,
                    (long) k,
                    1f,
                    a,
                    (long) lda,
                    b,
                    (long) ldb,
                    add ? 1f : 0f,
                    c,
                    (long) ldc);
        } catch (Throwable e) {
            throw unexpected(e);
        }
        if (status != 0) {
            throw new IllegalStateException("oneDNN answers a product of (" + m + ", " + k + ") and (" + k + ", " + n
                    + ") with the status " + status + " instead of 0.");
        }
    }

    /// What a handle throws that is declared to throw anything.
    static RuntimeException unexpected(Throwable thrown) {
        return switch (thrown) {
            case RuntimeException e -> e;
            case Error e -> throw e;
            default -> new IllegalStateException(thrown);
        };
    }
}
