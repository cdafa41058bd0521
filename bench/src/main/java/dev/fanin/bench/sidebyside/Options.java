package dev.fanin.bench.sidebyside;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the command line asks for.
///
/// @param only beginnings of the names of workloads; none means all
/// @param with beginnings of the labels of contestants; none means all
/// @param rounds how often each contestant is started
/// @param threads how many threads each may use
/// @param extras whether the further measurements are made too
/// @param json where the figures go as well, or null
record Options(
        List<String> only,
        List<String> with,
        int rounds,
        int threads,
        boolean extras,
        @Nullable Path json) {

    static final String USAGE =
            "bench/side-by-side [--only W2,...] [--with Fanin,...] [--rounds N] [--threads 1|2] [--no-extras] [--json FILE]";

    /// Reads the command line; throws IllegalArgumentException with one line.
    static Options of(String... args) {
        List<String> only = new ArrayList<>();
        List<String> with = new ArrayList<>();
        int rounds = 3;
        int threads = 2;
        boolean extras = true;
        Path json = null;
        for (int i = 0; i < args.length; i++) {
            switch (args[i]) {
                case "--only" -> only.addAll(List.of(value(args, ++i).split(",", -1)));
                case "--with" -> with.addAll(List.of(value(args, ++i).split(",", -1)));
                case "--rounds" -> rounds = number(args, ++i, 100);
                case "--threads" -> threads = number(args, ++i, 2);
                case "--no-extras" -> extras = false;
                case "--json" -> json = Path.of(value(args, ++i));
                default -> throw new IllegalArgumentException("Unknown option " + args[i] + ". Usage: " + USAGE);
            }
        }
        return new Options(only, with, rounds, threads, extras, json);
    }

    private static String value(String[] args, int i) {
        if (i == args.length) {
            throw new IllegalArgumentException(args[i - 1] + " needs a value. Usage: " + USAGE);
        }
        return args[i];
    }

    private static int number(String[] args, int i, int most) {
        String text = value(args, i);
        try {
            int number = Integer.parseInt(text);
            if (number >= 1 && number <= most) {
                return number;
            }
        } catch (NumberFormatException _) {
            // told below
        }
        throw new IllegalArgumentException(
                args[i - 1] + " needs a number from 1 to " + most + ", got '" + text + "'. Usage: " + USAGE);
    }
}
