package dev.fanin.app;

import dev.fanin.io.keras.SavedModel;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `fanin summary`: the layers of a model, and how their kernels are meant to begin.
@Command(
        name = "summary",
        sortOptions = false,
        description = {
            "Shows the layers of a model as Keras does, and beside each kernel its initializer, its fans and the"
                    + " standard deviation it is meant to begin with.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  fanin summary model.keras",
            "  fanin summary model.json --json",
            "  fanin summary model.keras --expand-nested"
        })
@SuppressWarnings("NullAway.Init") // picocli sets the fields before it runs the command
final class SummaryCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private ModelOptions model;

    @Option(names = "--expand-nested", description = "Show the layers of networks that are layers too.")
    private boolean expandNested;

    @Option(names = "--json", description = "Print the summary as JSON.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        SavedModel saved = model.read();
        Notes.tellRead(spec.commandLine().getErr(), saved);
        PrintWriter out = spec.commandLine().getOut();
        out.print(
                json
                        ? SummaryJson.of(saved.definition(), expandNested, saved.optimizerValues())
                        : saved.definition().summary(expandNested, saved.optimizerValues()));
        out.flush();
        return ExitStatus.DONE;
    }
}
