package dev.fanin.app;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;

/// The entry point: sets up the standard streams, runs one command and ends with its status.
public final class Main {

    private Main() {}

    /// Runs the command line.
    public static void main(String[] args) {
        // Results and progress bars are UTF-8 whatever the locale says.
        StandardOutput results = new StandardOutput(new FileOutputStream(FileDescriptor.out));
        System.setOut(new PrintStream(results, false, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8));
        int status = run(FaninCommand.commands(args), Errors.of(System.getenv()), System.out, System.err, args);
        System.out.flush();
        int reported = results.report(System.err, status);
        // To exit is to look for a logger first; a program that is done can do without.
        if (reported != ExitStatus.DONE) {
            System.exit(reported);
        }
    }

    /// Runs one of the commands on the given streams, and returns the status to end with.
    static int run(CommandLine commands, Errors errors, PrintStream out, PrintStream err, String... args) {
        PrintWriter errorWriter = new PrintWriter(err, true, StandardCharsets.UTF_8);
        commands.setOut(new PrintWriter(out, true, StandardCharsets.UTF_8))
                .setErr(errorWriter)
                .setParameterExceptionHandler(errors)
                .setExecutionExceptionHandler(errors);
        try {
            return commands.execute(args);
        } catch (Error e) {
            return errors.tell(errorWriter, e);
        }
    }
}
