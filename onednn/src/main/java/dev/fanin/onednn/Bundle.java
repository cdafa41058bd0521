package dev.fanin.onednn;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The build of oneDNN that this module is made for, and where it is unpacked.
///
/// It comes from the jar `org.bytedeco:dnnl:3.13-1.5.14:linux-x86_64`, of which only two files are
/// used. The library for processors other than x86-64 has no fast product of matrices, and other
/// systems are not tested.
final class Bundle {

    /// The version of the jar.
    static final String VERSION = "3.13-1.5.14";

    /// The library itself.
    static final NativeFile LIBRARY = new NativeFile(
            "libdnnl.so.3", 92_850_136, "3610657c35381b06694034b677cf73f28086495aba51ecf0cfb5b6511652a443", 0xd59fb8c7);

    /// The threads that it could start; it does not load without them.
    static final NativeFile OPENMP = new NativeFile(
            "libgomp.so.1", 298_776, "d46f9225c1883039e8a6853e6d96ca1af11d034ce186a090952e4a7c8a7c2fdc", 0xb616b757);

    private static final String RESOURCES = "org/bytedeco/dnnl/linux-x86_64/";

    private Bundle() {}

    /// Returns the files, to be unpacked into the cache of a user.
    ///
    /// @param environment the environment variables
    /// @param home the user's home folder
    static NativeFiles files(Map<String, String> environment, String home) {
        String name = "onednn-" + VERSION + "-" + LIBRARY.sha256().substring(0, 12);
        return new NativeFiles(
                List.of(OPENMP, LIBRARY),
                Bundle::open,
                cache(environment, home).resolve("fanin").resolve(name));
    }

    private static Path cache(Map<String, String> environment, String home) {
        String chosen = environment.getOrDefault("XDG_CACHE_HOME", "");
        // The specification of these folders says to ignore a relative one.
        return Path.of(chosen).isAbsolute() ? Path.of(chosen) : Path.of(home, ".cache");
    }

    private static InputStream open(String name) throws IOException {
        InputStream in = Bundle.class.getClassLoader().getResourceAsStream(RESOURCES + name);
        if (in == null) {
            throw new FileNotFoundException(missing());
        }
        return in;
    }

    /// Returns why oneDNN cannot be used, as far as that is known without loading it, or null.
    ///
    /// @param system the name of the operating system
    /// @param processor the name of the processor's architecture
    static @Nullable String obstacle(String system, String processor) {
        if (!system.equals("Linux") || !(processor.equals("amd64") || processor.equals("x86_64"))) {
            return "it is there for Linux on x86-64 only, not for " + system + " on " + processor;
        }
        return Bundle.class.getClassLoader().getResource(RESOURCES + LIBRARY.name()) == null ? missing() : null;
    }

    private static String missing() {
        return "the jar org.bytedeco:dnnl:" + VERSION + ":linux-x86_64 is not on the class path";
    }
}
