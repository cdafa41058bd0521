package dev.fanin.app;

import dev.fanin.text.Suggestion;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/// Turns whatever goes wrong into one line on the error stream and an exit status.
///
/// Bad usage and bad input are the user's to mend, so the line says what was wrong and where help
/// is. Anything else is a fault of ours, and the line asks for a report. A stack trace is shown on
/// demand only, with `FANIN_DEBUG=1` or `-Dfanin.debug=true`.
final class Errors implements IParameterExceptionHandler, IExecutionExceptionHandler {

    private final boolean debug;

    Errors(boolean debug) {
        this.debug = debug;
    }

    /// Returns the handler for the environment the program runs in.
    static Errors of(Map<String, String> environment) {
        return new Errors("1".equals(environment.get("FANIN_DEBUG")) || Boolean.getBoolean("fanin.debug"));
    }

    /// Tells of wrong usage.
    @Override
    public int handleParseException(ParameterException exception, String[] args) {
        CommandLine command = exception.getCommandLine();
        String hint = " See '" + command.getCommandSpec().qualifiedName() + " --help'.";
        return tell(command.getErr(), sentence(usage(exception)) + hint, exception, ExitStatus.BAD_INPUT);
    }

    /// Tells of a command that failed.
    @Override
    public int handleExecutionException(Exception exception, CommandLine command, ParseResult parsed) {
        return tell(command.getErr(), exception);
    }

    /// Tells of anything else that was thrown, and returns the status to end with.
    int tell(PrintWriter err, Throwable thrown) {
        if (isBrokenPipe(thrown)) {
            return ExitStatus.DONE;
        }
        String input = badInput(thrown);
        return input == null
                ? tell(err, fault(thrown), thrown, ExitStatus.FAULT)
                : tell(err, sentence(input), thrown, ExitStatus.BAD_INPUT);
    }

    /// Returns whether the reader of our output has gone, as in `fanin compare | head`.
    static boolean isBrokenPipe(Throwable thrown) {
        IOException cause = ioException(thrown);
        String message = cause == null ? null : cause.getMessage();
        return message != null
                && (message.contains("Broken pipe")
                        || message.toLowerCase(Locale.ROOT).contains("pipe is being closed"));
    }

    private int tell(PrintWriter err, String line, Throwable thrown, int status) {
        err.println("fanin: " + line.strip().replaceAll("\\s*\\R\\s*", " "));
        if (debug) {
            thrown.printStackTrace(err);
        }
        err.flush();
        return status;
    }

    private static String usage(ParameterException exception) {
        if (exception instanceof UnmatchedArgumentException unmatched) {
            return unmatched(unmatched);
        }
        ArgSpec argument = exception.getArgSpec();
        if (argument != null && exception.getCause() instanceof IllegalArgumentException cause) {
            String name = argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
            return "Wrong value for " + name + ": " + cause.getMessage();
        }
        // The message speaks of Java's types; the user does not.
        return String.valueOf(exception.getMessage())
                .replaceFirst("is not an? (int|long)$", "is not a whole number in range")
                .replaceFirst("is not an? (double|float)$", "is not a number");
    }

    private static String unmatched(UnmatchedArgumentException exception) {
        CommandLine command = exception.getCommandLine();
        String given = exception.getUnmatched().getFirst();
        if (exception.isUnknownOption()) {
            List<String> options = command.getCommandSpec().options().stream()
                    .filter(option -> !option.hidden())
                    .map(OptionSpec::longestName)
                    .toList();
            return Suggestion.unknown("option", given, options);
        }
        if (command.getSubcommands().isEmpty()) {
            return "Unexpected argument '" + given + "'";
        }
        return Suggestion.unknown(
                "command", given, List.copyOf(command.getSubcommands().keySet()));
    }

    /// Returns what was wrong with the input, or null where the input was not to blame.
    private static @Nullable String badInput(Throwable thrown) {
        IOException cause = ioException(thrown);
        if (cause != null) {
            return inOrOut(cause);
        }
        boolean ours = thrown.getClass().getPackageName().startsWith("dev.fanin.");
        if (ours || thrown instanceof IllegalArgumentException) {
            return thrown.getMessage();
        }
        // One thrown by another thread comes as a cause.
        if (thrown instanceof OutOfMemoryError || thrown.getCause() instanceof OutOfMemoryError) {
            long megabytes = Runtime.getRuntime().maxMemory() >> 20;
            return "Needs more than the " + megabytes + " MB of memory Java may use; "
                    + "allow more with JDK_JAVA_OPTIONS=-Xmx8g, for 8 GB, or ask for less";
        }
        return null;
    }

    private static @Nullable IOException ioException(Throwable thrown) {
        return switch (thrown) {
            case IOException direct -> direct;
            case UncheckedIOException wrapped -> wrapped.getCause();
            default -> null;
        };
    }

    /// The messages of file exceptions are often no more than the file's name.
    private static String inOrOut(IOException exception) {
        return switch (exception) {
            case NoSuchFileException missing -> "There is no file or folder '" + missing.getFile() + "'";
            case AccessDeniedException denied -> "No permission to read or write '" + denied.getFile() + "'";
            case FileSystemException other ->
                "Cannot read or write '" + other.getFile() + "': "
                        + (other.getReason() == null ? other.getClass().getSimpleName() : other.getReason());
            default -> exception.getMessage() == null ? exception.getClass().getSimpleName() : exception.getMessage();
        };
    }

    private static String fault(Throwable thrown) {
        return "Fanin has a fault, please report it with what FANIN_DEBUG=1 shows: " + thrown;
    }

    private static String sentence(String text) {
        String line = text.strip();
        return line.endsWith(".") || line.endsWith("!") || line.endsWith("?") ? line : line + ".";
    }
}
