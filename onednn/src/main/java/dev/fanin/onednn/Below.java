package dev.fanin.onednn;

import dev.fanin.kernel.KernelProvider;
import java.util.Iterator;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/// The kernels that would be chosen if oneDNN were not there.
final class Below {

    private static final KernelProvider PROVIDER = choose();

    private Below() {}

    static KernelProvider provider() {
        return PROVIDER;
    }

    private static KernelProvider choose() {
        KernelProvider best = KernelProvider.plain();
        Iterator<KernelProvider> found = ServiceLoader.load(KernelProvider.class, KernelProvider.class.getClassLoader())
                .iterator();
        // A service loader may fail at the same place for ever.
        for (int failures = 0; failures < 8; ) {
            try {
                if (!found.hasNext()) {
                    return best;
                }
                KernelProvider next = found.next();
                if (!(next instanceof OneDnnProvider) && next.rank() > best.rank()) {
                    best = next;
                }
            } catch (ServiceConfigurationError | LinkageError e) {
                failures++;
            }
        }
        return best;
    }
}
