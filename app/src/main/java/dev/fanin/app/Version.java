package dev.fanin.app;

import dev.fanin.kernel.KernelProvider;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/// The versions that a result depends on: Fanin, Java, the machine and the kernels.
final class Version implements IVersionProvider {

    private static final String RESOURCE = "version.properties";

    @Override
    public String[] getVersion() {
        return new String[] {
            "Fanin " + fanin(),
            "Java " + java(),
            "Machine " + machine(),
            "Kernels " + KernelProvider.fastest().name()
        };
    }

    /// Returns all versions in one line, for reports.
    static String line() {
        return "Fanin " + fanin() + ", Java " + java() + ", " + machine() + ", plain kernels";
    }

    /// Returns the version of Fanin, for example `0.1.0`.
    static String fanin() {
        try (InputStream stream = Version.class.getResourceAsStream(RESOURCE)) {
            if (stream == null) {
                throw new IllegalStateException("The resource " + RESOURCE + " is missing: the build is incomplete.");
            }
            Properties properties = new Properties();
            properties.load(stream);
            return properties.getProperty("version", "unknown");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String java() {
        return Runtime.version() + " (" + System.getProperty("java.vendor") + ")";
    }

    private static String machine() {
        return System.getProperty("os.name") + " " + System.getProperty("os.arch");
    }
}
