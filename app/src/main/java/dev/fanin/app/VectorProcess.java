package dev.fanin.app;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A command run once more, by a Java that has the Vector API.
///
/// The kernels of the module `simd` are several times faster on matrices, but Java starts slower
/// with the module they need, and says so in a line of its own. So only work that takes seconds
/// goes there, and the line is left out. Libraries that this Java has go along, so results are the
/// same to the bit.
final class VectorProcess {

    /// Where the launcher keeps the module's jar, out of sight of ordinary runs.
    static final String JAR_PROPERTY = "fanin.simd";

    private static final String MODULE = "jdk.incubator.vector";

    /// Whose libraries the launcher has put on the class path.
    private static final String NATIVE_MODULE = "dev.fanin.onednn";

    private static final String WARNING = "WARNING: Using incubator modules: " + MODULE;

    private VectorProcess() {}

    /// Returns whether there is such a Java, and this is not one.
    static boolean isPossible() {
        String jar = System.getProperty(JAR_PROPERTY, "");
        return !jar.isEmpty()
                && Files.isReadable(Path.of(jar))
                && ModuleLayer.boot().findModule(MODULE).isEmpty()
                && ModuleLayer.boot().findModule("dev.fanin.app").isPresent();
    }

    /// Runs a command with the streams and the environment of this process, and returns its status.
    static int run(List<String> arguments, PrintStream err) throws IOException {
        Process process = new ProcessBuilder(commandLine(arguments))
                .redirectInput(ProcessBuilder.Redirect.INHERIT)
                .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                .start();
        // Whoever stops this process means the work.
        Thread stop = new Thread(() -> stop(process));
        Runtime.getRuntime().addShutdownHook(stop);
        copy(process.getErrorStream(), err);
        int status = process.onExit().join().exitValue();
        Runtime.getRuntime().removeShutdownHook(stop);
        return status;
    }

    private static void stop(Process process) {
        // Not that of the process itself, which closes the streams before its last words are read.
        process.toHandle().destroy();
        process.onExit().join();
    }

    private static List<String> commandLine(List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Dfanin.terminal=" + Boolean.getBoolean("fanin.terminal")));
        String natives = System.getProperty("java.class.path", "");
        if (!natives.isEmpty() && ModuleLayer.boot().findModule(NATIVE_MODULE).isPresent()) {
            command.addAll(List.of("--class-path", natives, "--enable-native-access=" + NATIVE_MODULE));
        }
        command.addAll(List.of(
                "--module-path",
                System.getProperty("jdk.module.path")
                        + System.getProperty("path.separator")
                        + System.getProperty(JAR_PROPERTY),
                "--module",
                "dev.fanin.app/" + Main.class.getName()));
        command.addAll(arguments);
        return command;
    }

    /// Copies everything but a first line that is Java's warning, as it comes.
    static void copy(InputStream from, OutputStream to) throws IOException {
        InputStream in = new BufferedInputStream(from);
        ByteArrayOutputStream first = new ByteArrayOutputStream();
        int next = in.read();
        while (next >= 0 && first.size() < WARNING.length() && next != '\n') {
            first.write(next);
            next = in.read();
        }
        boolean isWhole = next < 0 || next == '\n' || next == '\r';
        boolean isWarning = isWhole && first.toString(StandardCharsets.UTF_8).equals(WARNING);
        if (isWarning) {
            next = next == '\r' ? in.read() : next;
        } else {
            first.writeTo(to);
        }
        if (next >= 0 && !(isWarning && next == '\n')) {
            to.write(next);
        }
        to.flush();
        byte[] buffer = new byte[1 << 12];
        for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
            to.write(buffer, 0, count);
            to.flush();
        }
    }
}
