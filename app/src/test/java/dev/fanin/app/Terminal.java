package dev.fanin.app;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// What a user sees of one command: status, results and errors.
///
/// @param status the exit status
/// @param out what went to the standard output
/// @param err what went to the standard error stream
record Terminal(int status, String out, String err) {

    /// Runs the commands there are.
    static Terminal run(String... args) {
        return run(false, () -> {}, args);
    }

    /// Runs the commands there are, and besides them `act`, which does what is given.
    static Terminal run(boolean debug, Runnable act, String... args) {
        CommandLine commands = FaninCommand.commands(args);
        commands.addSubcommand("act", new Act(act));
        return run(debug, commands, args);
    }

    /// Runs the given commands.
    static Terminal run(boolean debug, CommandLine commands, String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int status = Main.run(commands, new Errors(debug), stream(out), stream(err), args);
        return new Terminal(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, false, StandardCharsets.UTF_8);
    }

    /// A command as others are written: without a word on help or errors.
    @Command(name = "act", description = "Acts.")
    private record Act(Runnable action) implements Runnable {

        @Override
        public void run() {
            action.run();
        }
    }
}
