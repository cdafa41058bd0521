package dev.fanin.app;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Runs commands as users do and throws away what they print.
///
/// The launcher watches what a rehearsal loads, so that Java finds it ready when the program
/// starts.
final class Rehearsal {

    /// Short commands that together touch most of what any command needs.
    static final List<List<String>> COMMANDS = List.of(
            List.of("gain", "tanh"),
            List.of("gain", "leaky_relu(negative_slope=0.1)", "--json"),
            List.of("lesson", "xavier"),
            List.of("help"));

    private Rehearsal() {}

    /// Runs every command once.
    public static void main(String[] args) {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        for (List<String> command : COMMANDS) {
            String[] words = command.toArray(new String[0]);
            Main.run(FaninCommand.commands(words), new Errors(false), nowhere, nowhere, words);
        }
    }
}
