package dev.fanin.lab.corpus;

import dev.fanin.graph.Network;
import dev.fanin.graph.Weights;
import dev.fanin.model.Definition;
import dev.fanin.random.Seed;
import java.util.function.BiFunction;

/// An architecture on a task, with the seed of its weights, from which cases are made.
///
/// @param name its name, once in the corpus
/// @param form the architecture
/// @param scheme what is right for it
/// @param twin the healthy network, which is `form` with `scheme` but where the form itself is the
///     fault
/// @param task the data
/// @param seed the seed of the weights, the same for a case and its twin
record Setting(String name, Architecture form, Scheme scheme, Definition twin, Task task, long seed) {

    static Setting of(Architecture form, long seed) {
        Scheme scheme = Scheme.proper(form.phi());
        return new Setting(
                form.title() + (form.outputs() == 1 ? " number" : "") + " " + seed,
                form,
                scheme,
                form.with(scheme),
                Task.of(form.input(), form.outputs(), seed),
                seed);
    }

    /// Returns the setting in which the twin has another form than the cases.
    Setting twin(Architecture other) {
        return new Setting(name, form, scheme, other.with(Scheme.proper(other.phi())), task, seed);
    }

    /// Returns the setting in which inputs are not of unit scale, and the twin knows.
    Setting inputsTimes(double factor) {
        return new Setting(
                name + " inputs x" + factor,
                form,
                scheme,
                form.with(scheme.rescaling(1 / factor)),
                task.scaled(factor),
                seed);
    }

    /// Returns a case whose weights are drawn by another scheme.
    Case with(String treatment, Fault fault, Scheme other) {
        return with(treatment, fault, other, (_, weights) -> weights);
    }

    /// Returns a case whose kernels are drawn in another way.
    Case with(String treatment, Fault fault, Filling kernels) {
        return with(treatment, fault, scheme.kernels(kernels));
    }

    /// Returns a case whose weights are changed after they were drawn.
    Case with(String treatment, Fault fault, Scheme other, BiFunction<Network, Weights, Weights> change) {
        Definition sick = form.with(other);
        Network network = sick.network();
        return of(treatment, fault, sick, change.apply(network, Weights.initialize(network, Seed.seed(seed))));
    }

    private Case of(String treatment, Fault fault, Definition sick, Weights weights) {
        return new Case(
                name + "/" + treatment,
                form.family(),
                fault.title(),
                fault.causes(),
                sick,
                weights,
                twin,
                Weights.initialize(twin.network(), Seed.seed(seed)),
                task.x(),
                task.y(),
                task.loss(),
                task.constantLoss());
    }
}
