package dev.fanin.bench.sidebyside;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/// The process of one contestant and one workload: does what it is told on standard input.
///
/// Answers are lines that begin with `@`; whatever else a library prints is no answer.
///
/// - `learn N`: that many steps, and the loss before and after them
/// - `warm MS`: steps for so long
/// - `block MS`: steps for so long, and nanoseconds per step
/// - `bytes N`: bytes that all threads allocated per step, rounded up, over N steps
///
/// Times and bytes count from the end of a first step, so that what begins a run of steps is not a
/// part of them.
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
                task.steps(new Countdown(number));
                answer("learn " + number + " " + before + " " + task.loss());
            }
            case "warm" -> {
                task.steps(new Clock(number));
                answer("warm");
            }
            case "block" -> {
                Clock clock = new Clock(number);
                task.steps(clock);
                answer("block " + clock.nanosecondsPerStep());
            }
            case "bytes" -> {
                Memory memory = new Memory(number);
                task.steps(memory);
                answer("bytes " + memory.bytesPerStep());
            }
            default -> throw new IllegalArgumentException("Unknown command " + command + ".");
        }
    }

    private static void answer(String text) {
        // A library may have printed a line without its end.
        System.out.println("\n@" + text);
        System.out.flush();
    }
}
