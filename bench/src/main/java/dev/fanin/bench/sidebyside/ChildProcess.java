package dev.fanin.bench.sidebyside;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// A running [Child], seen from outside.
final class ChildProcess implements AutoCloseable {

    /// A contestant could not do what it was told.
    static final class Failed extends Exception {

        private static final long serialVersionUID = 1;

        Failed(String message) {
            super(message);
        }
    }

    private static final int PATIENCE_SECONDS = 180;

    private final Process process;
    private final BufferedWriter commands;
    private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();

    ChildProcess(List<String> command, Map<String, String> environment, Path root, Path log) {
        ProcessBuilder builder = new ProcessBuilder(command).directory(root.toFile());
        builder.environment().putAll(environment);
        builder.redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        commands = process.outputWriter();
        Thread.ofPlatform().daemon().name("answers").start(this::listen);
    }

    private void listen() {
        try (BufferedReader lines = process.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("@")) {
                    answers.add(line.substring(1));
                }
            }
        } catch (IOException _) {
            // The process is gone, which is what is told next.
        }
        answers.add("failed the process ended");
    }

    long pid() {
        return process.pid();
    }

    /// Tells the child something and returns the rest of its answer.
    String ask(String command) throws Failed {
        try {
            commands.write(command + "\n");
            commands.flush();
        } catch (IOException _) {
            // Why it is gone, its last answer says.
        }
        return expect(command.substring(0, command.indexOf(' ')));
    }

    /// Waits for an answer that begins with a word and returns the rest.
    String expect(String word) throws Failed {
        String answer;
        try {
            answer = answers.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new Failed("interrupted");
        }
        if (answer == null) {
            throw new Failed("no answer to " + word + " within " + PATIENCE_SECONDS + " s");
        }
        if (answer.equals(word)) {
            return "";
        }
        if (!answer.startsWith(word + " ")) {
            throw new Failed(answer.replaceFirst("^failed ", ""));
        }
        return answer.substring(word.length() + 1);
    }

    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
