package dev.fanin.app;

import dev.fanin.dialect.Fanin;
import dev.fanin.file.FileSize;
import dev.fanin.init.Fans;
import dev.fanin.init.Independent;
import dev.fanin.init.Target;
import dev.fanin.io.npy.NpyWriter;
import dev.fanin.random.Law;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// What `fanin init` tells of an array it has written, as text or as JSON.
///
/// @param drawing what was asked for
/// @param measured the moments of what was written
/// @param file where it is
/// @param seconds how long drawing and writing took
record InitResult(Drawing drawing, Moments measured, Path file, double seconds) {

    private static final JsonFactory FACTORY = new JsonFactory();

    /// Returns a few lines to read.
    String text() {
        Target target = drawing.target();
        Double limit = limit();
        String path = drawing.dialect() instanceof Fanin ? ", path '" + drawing.path() + "'" : "";
        return line("Initializer", drawing.initializer().toString())
                + line(
                        "Shape",
                        target.shape() + ", " + measured.count() + (measured.count() == 1 ? " value" : " values"))
                + line("Fans", target.fans().toString())
                + line(
                        "Drawn from",
                        "seed " + drawing.seed() + path + ", dialect "
                                + drawing.dialect().name())
                + (limit == null ? "" : line("Limit", "uniform within " + number(limit) + " of 0"))
                + "\n"
                + row("", "expected", "measured")
                + row("mean", number(drawing.mean()), number(measured.mean()))
                + row("standard deviation", number(drawing.standardDeviation()), number(measured.standardDeviation()))
                + "\n"
                + line(
                        "File",
                        file.toAbsolutePath().normalize() + ", " + FileSize.text(NpyWriter.fileSize(target.shape())))
                + line("Time", String.format(Locale.ROOT, "%.2f s", seconds));
    }

    /// Returns one object on one line: `{"initializer":...,"shape":[...],"fan_in":...,
    /// "fan_out":...,"stddev":...,"limit":...,"values":...,"seconds":...,"dialect":...,"seed":...,
    /// "path":...,"file":...,"mean":...,"measured_mean":...,"measured_stddev":...}`.
    ///
    /// The limit is that of a uniform law about 0, else `null`; the path is `null` in a dialect of
    /// another framework.
    String json() {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
            Target target = drawing.target();
            json.writeStartObject();
            json.writeStringProperty("initializer", drawing.initializer().toString());
            json.writeName("shape");
            int[] axes = target.shape().toArray();
            json.writeArray(axes, 0, axes.length);
            json.writeName("fan_in");
            json.writeRawValue(Fans.text(target.fans().in()));
            json.writeName("fan_out");
            json.writeRawValue(Fans.text(target.fans().out()));
            json.writeNumberProperty("stddev", drawing.standardDeviation());
            Double limit = limit();
            if (limit == null) {
                json.writeNullProperty("limit");
            } else {
                json.writeNumberProperty("limit", limit);
            }
            json.writeNumberProperty("values", measured.count());
            json.writeNumberProperty("seconds", seconds);
            json.writeStringProperty("dialect", drawing.dialect().name());
            json.writeNumberProperty("seed", drawing.seed());
            json.writeStringProperty("path", drawing.dialect() instanceof Fanin ? drawing.path() : null);
            json.writeStringProperty("file", file.toString());
            json.writeNumberProperty("mean", drawing.mean());
            json.writeNumberProperty("measured_mean", measured.mean());
            json.writeNumberProperty("measured_stddev", measured.standardDeviation());
            json.writeEndObject();
        }
        return text + "\n";
    }

    private @Nullable Double limit() {
        return drawing.initializer() instanceof Independent independent
                        && independent.law(drawing.target()) instanceof Law.Uniform(double low, double high)
                        && low == -high
                ? high
                : null;
    }

    private static String line(String name, String text) {
        return String.format(Locale.ROOT, "%-12s %s\n", name, text);
    }

    private static String row(String name, String expected, String measured) {
        return String.format(Locale.ROOT, "%-20s%14s%14s\n", name, expected, measured);
    }

    /// Six digits, as many as float32 has for sure.
    private static String number(double value) {
        return value == 0
                ? "0"
                : String.format(Locale.ROOT, Math.abs(value) < 1e-4 || Math.abs(value) >= 1e6 ? "%.5e" : "%.6g", value);
    }
}
