package dev.fanin.app;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/// The command `fanin`, which every other command is a part of.
///
/// Options for help and version, and the way errors are told, hold for all of them.
@Command(
        name = "fanin",
        description = "Neural networks on the JVM, and a laboratory for their weight initialization.",
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        scope = ScopeType.INHERIT,
        subcommands = {
            // One line a command, in the order in which the help shows them.
            HelpCommand.class
        })
final class FaninCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it runs the command
    private CommandSpec spec;

    /// Without a command, shows what there is.
    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    /// Returns the command line with all commands, which prints results and errors to the given
    /// streams.
    static CommandLine commandLine(PrintStream out, PrintStream err, Errors errors) {
        return new CommandLine(new FaninCommand())
                .setOut(new PrintWriter(out, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(err, true, StandardCharsets.UTF_8))
                .setParameterExceptionHandler(errors)
                .setExecutionExceptionHandler(errors);
    }
}
