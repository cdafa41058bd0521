package dev.fanin.bench.sidebyside;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;

/// The process of one contestant and one workload: does what it is told on standard input.
///
/// Answers are lines that begin with `@`; whatever else a library prints is no answer.
///
/// - `learn N`: how many steps were done, at least N, and the loss before and after them
/// - `warm MS`: steps for so long
/// - `block MS`: steps for so long, and nanoseconds per step
/// - `bytes N`: bytes allocated by all threads per step, over at least N steps
public final class Child {

    private Child() {}

    /// Arguments: contestant, workload, threads, and `cold` to do one step and leave.
    public static void main(String[] args) throws IOException {
        try {
            run(args);
        } catch (RuntimeException | Error e) {
            answer("failed " + e);
            e.printStackTrace();
        }
        // Some libraries leave threads behind.
        System.exit(0);
    }

    private static void run(String[] args) throws IOException {
        Contestant contestant = Contestant.named(args[0]);
        Contestant.Task task = contestant.start(Workload.named(args[1]), Integer.parseInt(args[2]));
        if (args.length > 3) {
            task.step();
            answer("first");
            return;
        }
        answer("ready " + contestant.version());
        BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = commands.readLine(); line != null && !line.equals("quit"); line = commands.readLine()) {
            int space = line.indexOf(' ');
            obey(task, line.substring(0, space), Integer.parseInt(line.substring(space + 1)));
        }
        task.close();
    }

    private static void obey(Contestant.Task task, String command, int number) {
        switch (command) {
            case "learn" -> {
                double before = task.loss();
                int steps = repeat(task, number);
                answer("learn " + steps + " " + before + " " + task.loss());
            }
            case "warm" -> {
                timed(task, number);
                answer("warm");
            }
            case "block" -> answer("block " + timed(task, number));
            case "bytes" -> {
                long before = allocated();
                int steps = repeat(task, number);
                answer("bytes " + (allocated() - before) / steps);
            }
            default -> throw new IllegalArgumentException("Unknown command " + command + ".");
        }
    }

    private static int repeat(Contestant.Task task, int atLeast) {
        int steps = 0;
        while (steps < atLeast) {
            task.step();
            steps += task.stepsPerCall();
        }
        return steps;
    }

    private static double timed(Contestant.Task task, int milliseconds) {
        long limit = milliseconds * 1_000_000L;
        long start = System.nanoTime();
        long steps = 0;
        long elapsed;
        do {
            task.step();
            steps += task.stepsPerCall();
            elapsed = System.nanoTime() - start;
        } while (elapsed < limit);
        return (double) elapsed / steps;
    }

    private static long allocated() {
        if (ManagementFactory.getThreadMXBean() instanceof com.sun.management.ThreadMXBean threads) {
            return threads.getTotalThreadAllocatedBytes();
        }
        throw new IllegalStateException("This JVM does not count what threads allocate.");
    }

    private static void answer(String text) {
        // A library may have printed a line without its end.
        System.out.println("\n@" + text);
        System.out.flush();
    }
}
