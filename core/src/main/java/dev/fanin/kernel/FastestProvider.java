package dev.fanin.kernel;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/// The choice of kernels: of all that can be loaded, those of the highest rank.
///
/// @param provider the one chosen
/// @param unavailable why others could not be loaded
record FastestProvider(KernelProvider provider, List<String> unavailable) {

    static final FastestProvider CHOSEN =
            choose(ServiceLoader.load(KernelProvider.class, KernelProvider.class.getClassLoader())
                    .iterator());

    /// A service loader may fail at the same place for ever.
    private static final int MOST_FAILURES = 8;

    /// Takes the first of the highest rank, or plain Java.
    static FastestProvider choose(Iterator<KernelProvider> found) {
        KernelProvider best = KernelProvider.plain();
        List<String> failures = new ArrayList<>();
        while (failures.size() < MOST_FAILURES) {
            // A provider on the class path fails to load where Java was started without the module it needs.
            try {
                if (!found.hasNext()) {
                    break;
                }
                KernelProvider next = found.next();
                if (next.rank() > best.rank()) {
                    best = next;
                }
            } catch (ServiceConfigurationError | LinkageError e) {
                failures.add(reason(e));
            }
        }
        return new FastestProvider(best, List.copyOf(failures));
    }

    @SuppressWarnings("ReferenceEquality") // the cause is the failure itself, or another
    private static String reason(Throwable failure) {
        Throwable cause = failure.getCause();
        if (cause == null) {
            return failure.toString();
        }
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return failure.getMessage() + ", because of " + cause;
    }
}
