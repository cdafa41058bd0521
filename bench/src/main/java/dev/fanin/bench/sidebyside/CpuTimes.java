package dev.fanin.bench.sidebyside;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.regex.Pattern;

/// How long the processors have worked since the machine began, in the kernel's ticks.
///
/// @param total all time, of all processors
/// @param busy the part in which they worked, or another machine on the same host did
/// @param ours the part that our processes took
public record CpuTimes(long total, long busy, long ours) {

    private static final Pattern SPACES = Pattern.compile(" +");

    /// Reads the times; ours are this process and those of the given numbers.
    public static CpuTimes now(long... processes) {
        try {
            long ours = process(Files.readString(Path.of("/proc/self/stat")));
            for (long process : processes) {
                ours += ofProcess(process);
            }
            String machine = Files.readAllLines(Path.of("/proc/stat")).getFirst();
            return of(machine, ours);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Reads the first line of `/proc/stat`: user, nice, system, idle, iowait, irq, softirq, steal.
    static CpuTimes of(String line, long ours) {
        String[] words = SPACES.split(line, -1);
        long total = 0;
        for (int i = 1; i <= 8; i++) {
            total += Long.parseLong(words[i]);
        }
        long idle = Long.parseLong(words[4]) + Long.parseLong(words[5]);
        return new CpuTimes(total, total - idle, ours);
    }

    /// Reads user and system time from `/proc/PID/stat`, where the name may hold spaces.
    static long process(String line) {
        String[] words = SPACES.split(line.substring(line.lastIndexOf(')') + 2), -1);
        return Long.parseLong(words[11]) + Long.parseLong(words[12]);
    }

    private static long ofProcess(long process) throws IOException {
        try {
            return process(Files.readString(Path.of("/proc/" + process + "/stat")));
        } catch (NoSuchFileException _) {
            return 0;
        }
    }

    /// Returns the share of all processors that others took since an earlier reading, 0 to 1.
    public double foreignSince(CpuTimes before) {
        long all = total - before.total;
        long others = busy - before.busy - (ours - before.ours);
        return all == 0 ? 0 : Math.clamp((double) others / all, 0.0, 1.0);
    }
}
