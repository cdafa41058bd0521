package dev.fanin.app;

import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/// The command `fanin`, which every other command is a part of.
///
/// The options for help and version hold for all of them; [Errors] tells what goes wrong in any.
@Command(
        name = "fanin",
        description = "Neural networks on the JVM, and a laboratory for their weight initialization.",
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        scope = ScopeType.INHERIT,
        subcommands = {
            // One line a command, in the order in which the help shows them.
            LessonCommand.class,
            CompareCommand.class,
            GainCommand.class,
            InitCommand.class,
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
}
