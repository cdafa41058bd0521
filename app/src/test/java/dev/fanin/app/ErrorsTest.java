package dev.fanin.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fanin.init.Initializers;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;

class ErrorsTest {

    @Nested
    class WrongUsage {

        @Test
        void suggestsTheCommandThatWasMeant() {
            assertFails(
                    Terminal.run("hepl"),
                    2,
                    "fanin: Unknown command 'hepl'; did you mean 'help'? Known: lesson, compare, doctor, gain, init, summary,"
                            + " predict, train, convert, help, act."
                            + " See 'fanin --help'.");
        }

        @Test
        void suggestsTheOptionThatWasMeant() {
            assertFails(
                    Terminal.run("act", "--hlep"),
                    2,
                    "fanin: Unknown option '--hlep'; did you mean '--help'? Known: --help, --version."
                            + " See 'fanin act --help'.");
        }

        @Test
        void saysWhichArgumentIsTooMuch() {
            assertFails(Terminal.run("act", "on it"), 2, "fanin: Unexpected argument 'on it'. See 'fanin act --help'.");
        }

        @Test
        void passesOnWhyAValueIsWrong() {
            assertFails(
                    choose("--initializer", "he_normel"),
                    2,
                    "fanin: Wrong value for --initializer: Unknown initializer 'he_normel'; did you mean 'he_normal'?"
                            + " Known: glorot_uniform, glorot_normal, he_uniform, he_normal, lecun_uniform,"
                            + " lecun_normal, variance_scaling, random_normal, truncated_normal, random_uniform,"
                            + " orthogonal, zeros, ones, constant, identity, stft, xavier_uniform, xavier_normal,"
                            + " kaiming_uniform, kaiming_normal, trunc_normal, sparse, dirac, eye, delta_orthogonal,"
                            + " scaled_orthogonal, looks_linear, zero_hadamard, id_init, chrono, course_xavier."
                            + " See 'choose --help'.");
        }

        @Test
        void saysWhatANumberMustBe() {
            assertFails(
                    choose("--epochs", "ten"),
                    2,
                    "fanin: Invalid value for option '--epochs': 'ten' is not a whole number in range. See 'choose --help'.");
        }

        @Test
        void saysWhatIsMissing() {
            assertFails(
                    choose("--epochs"),
                    2,
                    "fanin: Missing required parameter for option '--epochs' (<epochs>). See 'choose --help'.");
        }
    }

    @Nested
    class BadInput {

        @Test
        void isToldInOneLine() {
            assertFails(
                    failing(new IllegalArgumentException("epochs must be at least 1,\n  got 0")),
                    2,
                    "fanin: epochs must be at least 1, got 0.");
        }

        @Test
        void mayComeFromAnExceptionOfOurOwn() {
            assertFails(failing(new Unreadable()), 2, "fanin: The header is damaged.");
        }

        @Test
        void mayBeAFile() {
            assertFails(
                    failing(new UncheckedIOException(new NoSuchFileException("x.npy"))),
                    2,
                    "fanin: There is no file or folder 'x.npy'.");
            assertFails(
                    failing(new UncheckedIOException(new AccessDeniedException("x.npy"))),
                    2,
                    "fanin: No permission to read or write 'x.npy'.");
            assertFails(
                    failing(new UncheckedIOException(new FileSystemException("x.npy", null, "Is a directory"))),
                    2,
                    "fanin: Cannot read or write 'x.npy': Is a directory.");
            assertFails(
                    failing(new UncheckedIOException(new DirectoryNotEmptyException("out"))),
                    2,
                    "fanin: Cannot read or write 'out': DirectoryNotEmptyException.");
        }

        @Test
        void mayBeMoreThanMemoryHolds() {
            assertNeedsMemory(Terminal.run(
                    false,
                    () -> {
                        throw new OutOfMemoryError("Java heap space");
                    },
                    "act"));
        }

        @Test
        void mayBeMoreThanMemoryHoldsForAnotherThread() {
            assertNeedsMemory(failing(new IllegalStateException(new OutOfMemoryError("Java heap space"))));
        }

        private void assertNeedsMemory(Terminal terminal) {
            assertThat(terminal.status()).isEqualTo(2);
            assertThat(terminal.err())
                    .matches("fanin: Needs more than the \\d+ MB of memory Java may use; allow more with "
                            + "JDK_JAVA_OPTIONS=-Xmx8g, for 8 GB, or ask for less\\.\\R");
        }
    }

    @Nested
    class FaultsOfOurOwn {

        @Test
        void askForAReport() {
            assertFails(
                    failing(new IllegalStateException("No loss yet.")),
                    3,
                    "fanin: Fanin has a fault, please report it with what FANIN_DEBUG=1 shows: "
                            + "java.lang.IllegalStateException: No loss yet.");
        }

        @Test
        void areToldEvenWhereTheyAreErrors() {
            Terminal terminal = Terminal.run(
                    false,
                    () -> {
                        throw new AssertionError("never");
                    },
                    "act");
            assertFails(
                    terminal,
                    3,
                    "fanin: Fanin has a fault, please report it with what FANIN_DEBUG=1 shows: "
                            + "java.lang.AssertionError: never");
        }

        @Test
        void showTheirStackTraceOnDemand() {
            Terminal terminal = Terminal.run(
                    true,
                    () -> {
                        throw new IllegalStateException("No loss yet.");
                    },
                    "act");
            assertThat(terminal.err()).contains("\tat ").contains("ErrorsTest");
        }
    }

    @Nested
    class ResultsThatDoNotArrive {

        @Test
        void areNoErrorWhereTheReaderHasSeenEnough() {
            assertThat(lose("Broken pipe")).isEqualTo("status 0 ");
            Terminal terminal = failing(new UncheckedIOException(new IOException("Broken pipe")));
            assertThat(terminal).isEqualTo(new Terminal(0, "", ""));
        }

        @Test
        void areAnErrorWhereTheDiskIsFull() {
            assertThat(lose("No space left on device"))
                    .isEqualTo("status 2 fanin: Cannot write the results: No space left on device.");
        }

        private String lose(String why) {
            StandardOutput results = new StandardOutput(new OutputStream() {
                @Override
                public void write(int b) throws IOException {
                    throw new IOException(why);
                }
            });
            PrintStream out = new PrintStream(results, true, StandardCharsets.UTF_8);
            out.println("result");
            out.println("result");
            ByteArrayOutputStream err = new ByteArrayOutputStream();
            int status = results.report(new PrintStream(err, true, StandardCharsets.UTF_8), 0);
            return "status " + status + " "
                    + err.toString(StandardCharsets.UTF_8).strip();
        }
    }

    private static void assertFails(Terminal terminal, int status, String line) {
        assertThat(terminal.err()).isEqualTo(line + System.lineSeparator());
        assertThat(terminal.out()).isEmpty();
        assertThat(terminal.status()).isEqualTo(status);
    }

    private static Terminal failing(RuntimeException exception) {
        return Terminal.run(
                false,
                () -> {
                    throw exception;
                },
                "act");
    }

    private static final class Unreadable extends RuntimeException {
        private static final long serialVersionUID = 1;

        Unreadable() {
            super("The header is damaged.");
        }
    }

    private static Terminal choose(String... args) {
        return Terminal.run(false, new CommandLine(new Choose()), args);
    }

    @Command(name = "choose")
    private static final class Choose implements Runnable {
        @Option(names = "--initializer", converter = AnInitializer.class)
        private Object initializer = "";

        @Option(names = "--epochs")
        private int epochs;

        @Override
        public void run() {
            throw new IllegalStateException("Chose " + initializer + " and " + epochs);
        }
    }

    private static final class AnInitializer implements ITypeConverter<Object> {
        @Override
        public Object convert(String value) {
            return Initializers.named(value);
        }
    }
}
