package dev.fanin.kernel;

import java.util.Iterator;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/// The choice of kernels: the first provider that can be loaded, else plain Java.
final class FastestProvider {

    static final KernelProvider CHOSEN = choose();

    private FastestProvider() {}

    private static KernelProvider choose() {
        // A provider on the class path fails to load where Java was started without the module it needs.
        try {
            Iterator<KernelProvider> found = ServiceLoader.load(
                            KernelProvider.class, KernelProvider.class.getClassLoader())
                    .iterator();
            return found.hasNext() ? found.next() : KernelProvider.plain();
        } catch (ServiceConfigurationError | LinkageError e) {
            return KernelProvider.plain();
        }
    }
}
