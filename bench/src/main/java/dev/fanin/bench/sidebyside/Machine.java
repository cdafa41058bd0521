package dev.fanin.bench.sidebyside;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;

/// What the figures were measured on.
///
/// @param processor its model name
/// @param processors how many the JVM sees
/// @param memoryGb the memory
/// @param system the operating system
/// @param java the JVM of all JVM contestants
/// @param date when
public record Machine(String processor, int processors, long memoryGb, String system, String java, LocalDate date) {

    /// Returns this machine, today.
    public static Machine here() {
        return new Machine(
                value("/proc/cpuinfo", "model name"),
                Runtime.getRuntime().availableProcessors(),
                memory(),
                System.getProperty("os.name") + " " + System.getProperty("os.version"),
                System.getProperty("java.vm.vendor") + " " + Runtime.version(),
                LocalDate.now(ZoneId.systemDefault()));
    }

    /// Returns whether the processor has the instructions that libraries call AVX-512.
    static boolean hasAvx512() {
        return (value("/proc/cpuinfo", "flags") + " ").contains(" avx512f ");
    }

    private static String vectors() {
        return hasAvx512() ? "AVX-512" : "no AVX-512";
    }

    private static long memory() {
        String kilobytes = value("/proc/meminfo", "MemTotal").replaceAll("[^0-9]", "");
        return kilobytes.isEmpty() ? 0 : Math.round(Long.parseLong(kilobytes) / 1048576.0);
    }

    private static String value(String file, String key) {
        try (var lines = Files.lines(Path.of(file))) {
            return lines.filter(line -> line.startsWith(key))
                    .map(line -> line.substring(line.indexOf(':') + 1).trim())
                    .findFirst()
                    .orElse("unknown");
        } catch (IOException _) {
            return "unknown";
        }
    }

    @Override
    public String toString() {
        return processor + " (" + vectors() + "), " + processors + " processors, " + memoryGb + " GB; " + system + "; "
                + java + "; " + date;
    }
}
