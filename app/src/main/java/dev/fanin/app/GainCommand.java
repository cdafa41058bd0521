package dev.fanin.app;

import dev.fanin.activation.ActivationFunction;
import dev.fanin.activation.Activations;
import dev.fanin.activation.Elementwise;
import dev.fanin.lab.report.GainJson;
import dev.fanin.lab.report.GainText;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `fanin gain`: what an activation does to a signal, and the factor on the weights that makes up
/// for it.
@Command(
        name = "gain",
        sortOptions = false,
        description = {
            "Computes what an activation does to a signal of variance 1, and the gains that make up for it.",
            "",
            "Without a name, shows all activations, and PyTorch's gains beside ours.",
            ""
        })
@SuppressWarnings("NullAway.Init") // picocli sets the fields before it runs the command
final class GainCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(
            arity = "0..1",
            paramLabel = "NAME",
            description = "A Keras activation such as tanh, with parameters as in 'leaky_relu(negative_slope=0.01)'.")
    private @Nullable String name;

    @Option(names = "--json", description = "Print the numbers as JSON.")
    private boolean json;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        if (name == null) {
            out.print(json ? GainJson.all() : GainText.all(Screen.width()));
        } else {
            Elementwise phi = elementwise(Activations.named(name));
            out.print(json ? GainJson.one(phi) : GainText.one(phi, Screen.width()));
        }
        out.flush();
        return ExitStatus.DONE;
    }

    private static Elementwise elementwise(ActivationFunction function) {
        if (function instanceof Elementwise phi) {
            return phi;
        }
        throw new IllegalArgumentException("A gain is defined for elementwise activations; '" + function.name()
                + "' looks at a whole row at once.");
    }
}
