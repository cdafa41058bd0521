package dev.fanin.app;

import java.util.List;
import java.util.function.Supplier;
import picocli.CommandLine;
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
        scope = ScopeType.INHERIT)
final class FaninCommand implements Runnable {

    /// One line a command, in the order in which the help shows them.
    private static final List<Part> PARTS = List.of(
            new Part("lesson", LessonCommand::new),
            new Part("compare", CompareCommand::new),
            new Part("doctor", DoctorCommand::new),
            new Part("gain", GainCommand::new),
            new Part("init", InitCommand::new),
            new Part("summary", SummaryCommand::new),
            new Part("predict", PredictCommand::new),
            new Part("train", TrainCommand::new),
            new Part("convert", ConvertCommand::new));

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it runs the command
    private CommandSpec spec;

    private record Part(String name, Supplier<Object> command) {}

    /// Returns every command; or no more than the one that the arguments begin with, since reading
    /// what all of them take costs more time than a small command itself.
    static CommandLine commands(String... args) {
        CommandLine commands = new CommandLine(new FaninCommand());
        List<Part> asked = PARTS.stream()
                .filter(part -> args.length > 0 && part.name().equals(args[0]))
                .toList();
        for (Part part : asked.isEmpty() ? PARTS : asked) {
            commands.addSubcommand(part.name(), part.command().get());
        }
        return asked.isEmpty() ? commands.addSubcommand(new HelpCommand()) : commands;
    }

    /// Without a command, shows what there is.
    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
