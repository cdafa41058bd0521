package dev.fanin.io.tensorboard;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

/// A new file of scalars and histograms for TensorBoard.
///
/// TensorBoard shows each folder that holds event files as a run. Keras writes into `logs/train`
/// and `logs/validation`, with tags `epoch_loss`, `epoch_accuracy` and `dense/kernel/histogram`,
/// and the epoch, from 0, as step. A file that is there is never changed: opening the same folder
/// again begins another file, and TensorBoard reads all of them.
///
/// What is written can be seen by others after [#flush] or [#close]; a program that ends in between
/// may leave a last record that is cut short, which TensorBoard passes over. Belongs to one thread.
public final class EventFile implements AutoCloseable {

    private static final double MICROS = 1e6;

    private final Path path;
    private final OutputStream out;
    private final InstantSource clock;

    private EventFile(Path path, OutputStream out, InstantSource clock) {
        this.path = path;
        this.out = out;
        this.clock = clock;
    }

    /// Begins a file in a folder, which is made where it is missing.
    ///
    /// @throws IOException with a message of one line
    public static EventFile open(Path folder) throws IOException {
        return open(folder, InstantSource.system(), host());
    }

    /// Begins a file in a folder, with another clock and host.
    ///
    /// @param clock what the file's name and its events take their times from
    /// @param host what the file's name says of the machine
    /// @throws IOException with a message of one line
    public static EventFile open(Path folder, InstantSource clock, String host) throws IOException {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new IOException("Cannot write events into " + folder + ": it is a file. Name a folder.");
        }
        try {
            Files.createDirectories(folder);
            EventFile file = create(folder, clock, host);
            file.write(Events.version(file.now()));
            file.flush();
            return file;
        } catch (IOException e) {
            throw new IOException("Cannot write events into " + folder + ": " + e + ".", e);
        }
    }

    private static EventFile create(Path folder, InstantSource clock, String host) throws IOException {
        String begin = String.format(
                Locale.ROOT,
                "events.out.tfevents.%010d.%s.",
                clock.instant().getEpochSecond(),
                host.replaceAll("[^A-Za-z0-9._-]", "_"));
        int n = 0;
        while (true) {
            Path path = folder.resolve(begin + n + ".v2");
            try {
                OutputStream out = Files.newOutputStream(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                return new EventFile(path, new BufferedOutputStream(out), clock);
            } catch (FileAlreadyExistsException _) {
                // Another run began in the same second; its file is not ours to change.
                n++;
            }
        }
    }

    private static String host() {
        return Stream.of("HOSTNAME", "COMPUTERNAME")
                .map(System::getenv)
                .filter(Objects::nonNull)
                .filter(name -> !name.isBlank())
                .findFirst()
                .orElse("localhost");
    }

    /// Returns where the file is.
    public Path path() {
        return path;
    }

    /// Adds a number, rounded to float32 as in TensorFlow.
    ///
    /// @param tag the chart it belongs to, for example `epoch_loss`
    /// @param step where it stands on the axis, for example the epoch
    public void scalar(String tag, long step, double value) throws IOException {
        write(Events.scalar(now(), step, tag, (float) value));
    }

    /// Adds a histogram of the finite values among some, in 30 buckets.
    ///
    /// @param tag the chart it belongs to, for example `dense/kernel/histogram`
    /// @param step where it stands on the axis, for example the epoch
    public void histogram(String tag, long step, float[] values) throws IOException {
        write(Events.histogram(now(), step, tag, Buckets.of(values)));
    }

    /// Lets others see what has been written so far.
    public void flush() throws IOException {
        out.flush();
    }

    /// Writes what is left and ends the file; a second time does nothing.
    @Override
    public void close() throws IOException {
        out.close();
    }

    private void write(byte[] event) throws IOException {
        out.write(RecordFrame.around(event));
    }

    /// Seconds, to the microsecond.
    private double now() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant()) / MICROS;
    }
}
