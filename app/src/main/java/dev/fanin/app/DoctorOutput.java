package dev.fanin.app;

import dev.fanin.file.AtomicFile;
import dev.fanin.lab.finding.Diagnosis;
import dev.fanin.lab.finding.Library;
import dev.fanin.lab.report.DiagnosisJson;
import dev.fanin.lab.report.DiagnosisJunit;
import dev.fanin.lab.report.DiagnosisMarkdown;
import dev.fanin.lab.report.DiagnosisPage;
import dev.fanin.lab.report.DiagnosisSarif;
import dev.fanin.lab.report.DiagnosisText;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The options of `fanin doctor` that say in which form the diagnosis is told, and where.
@SuppressWarnings("NullAway.Init") // picocli sets the fields before it runs the command
final class DoctorOutput {

    private static final Path PAGE = Path.of("fanin-doctor.html");

    @Option(
            names = "--format",
            paramLabel = "F",
            description = "text, json, html, sarif, junit or markdown. Default: what the name after -o says, or text")
    private @Nullable String format;

    @Option(names = "--json", description = "The same as --format json.")
    private boolean json;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Write to this file, and print the text all the same. Default for html: fanin-doctor.html")
    private @Nullable Path output;

    @Option(
            names = "--code",
            paramLabel = "L",
            description = "Show fixes as code for fanin, keras or torch. Default: keras for files, else fanin")
    private @Nullable String code;

    @Option(
            names = "--color",
            paramLabel = "WHEN",
            defaultValue = "auto",
            description = "Colour the text: auto, always or never; auto means on a terminal, and not where NO_COLOR is"
                    + " set. Default: auto")
    private String color;

    private enum Format {
        TEXT,
        JSON,
        HTML,
        SARIF,
        JUNIT,
        MARKDOWN
    }

    private enum When {
        AUTO,
        ALWAYS,
        NEVER
    }

    /// Throws with one line where an option makes no sense: a check to make before long work.
    void check() throws IOException {
        isColored();
        library(false);
        Path file = file();
        if (file != null) {
            AtomicFile.check(file, 0);
        }
    }

    /// Returns whether the report has charts.
    boolean isPage() {
        return format() == Format.HTML;
    }

    /// Prints the diagnosis, or writes it to its file and prints it as text.
    ///
    /// @param isFile whether the model comes from a file
    void tell(Diagnosis diagnosis, boolean isFile, PrintWriter out) throws IOException {
        Library library = library(isFile);
        Path file = file();
        if (file == null) {
            out.print(told(diagnosis, format(), library, isColored()));
        } else {
            out.print(told(diagnosis, Format.TEXT, library, isColored()));
            // Printed before it is written: a file that cannot be written takes no result with it.
            out.flush();
            AtomicFile.write(file, told(diagnosis, format(), library, false));
            out.println((format() == Format.HTML ? "Page: " : "File: ")
                    + file.toAbsolutePath().normalize());
        }
        out.flush();
    }

    private static String told(Diagnosis diagnosis, Format format, Library library, boolean color) {
        return switch (format) {
            case TEXT -> DiagnosisText.text(diagnosis, library, Screen.width(), color);
            case JSON -> DiagnosisJson.json(diagnosis) + "\n";
            case HTML -> DiagnosisPage.html(diagnosis);
            case SARIF -> DiagnosisSarif.sarif(diagnosis) + "\n";
            case JUNIT -> DiagnosisJunit.xml(diagnosis);
            case MARKDOWN -> DiagnosisMarkdown.markdown(diagnosis, library);
        };
    }

    private Format format() {
        if (json && format != null && !format.equalsIgnoreCase("json")) {
            throw new IllegalArgumentException(
                    "--json and --format " + format + " contradict each other; give one of them.");
        }
        if (json) {
            return Format.JSON;
        }
        return format != null ? Choice.of("format", format, Format.values()) : byName(output);
    }

    private static Format byName(@Nullable Path file) {
        String name = file == null ? "" : file.toString().toLowerCase(Locale.ROOT);
        int dot = name.lastIndexOf('.');
        return switch (dot < 0 ? "" : name.substring(dot + 1)) {
            case "json" -> Format.JSON;
            case "html", "htm" -> Format.HTML;
            case "sarif" -> Format.SARIF;
            case "xml" -> Format.JUNIT;
            case "md" -> Format.MARKDOWN;
            default -> Format.TEXT;
        };
    }

    private @Nullable Path file() {
        return output == null && format() == Format.HTML ? PAGE : output;
    }

    private Library library(boolean isFile) {
        if (code != null) {
            return Choice.of("library for --code", code, Library.values());
        }
        return isFile ? Library.KERAS : Library.FANIN;
    }

    private boolean isColored() {
        return switch (Choice.of("choice for --color", color, When.values())) {
            case AUTO -> Screen.hasColor();
            case ALWAYS -> true;
            case NEVER -> false;
        };
    }
}
