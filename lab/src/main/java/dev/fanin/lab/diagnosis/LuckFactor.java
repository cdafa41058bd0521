package dev.fanin.lab.diagnosis;

import dev.fanin.graph.Network;
import dev.fanin.graph.Weights;
import dev.fanin.lab.finding.Evidence;
import dev.fanin.lab.finding.Rule;
import dev.fanin.lab.scheme.Lsuv;
import dev.fanin.lab.scheme.Schemes;
import dev.fanin.model.Definition;
import dev.fanin.random.Seed;
import java.util.Comparator;
import java.util.stream.LongStream;

/// A draw of the weights that went wrong, or may: layers so narrow, or so many, that luck decides.
///
/// @param rule whether units may be dead from the start, or the scale may stray
/// @param layer the narrowest layer
/// @param evidence the probability, beside what was measured
/// @param cause why
record LuckFactor(Rule rule, String layer, Evidence evidence, String cause) implements Factor {

    private static final int DRAWS = 5;
    private static final int SAMPLES = 64;

    @Override
    public Case repaired(Case given) {
        Definition standard = Schemes.standard(given.definition());
        Network network = standard.network();
        return LongStream.rangeClosed(1, DRAWS)
                .mapToObj(seed -> drawn(given, standard, network, Seed.seed(seed)))
                .min(Comparator.comparingDouble(
                        drawn -> Damage.of(Exam.of(drawn, SAMPLES)).total()))
                .orElseThrow();
    }

    private static Case drawn(Case given, Definition standard, Network network, Seed seed) {
        Weights weights = Weights.initialize(network, seed);
        Weights settled = Lsuv.rescaling()
                .of(network, weights, seed, given.task().first(SAMPLES).x())
                .weights();
        return given.with(standard, settled);
    }

    @Override
    public Prescription prescription() {
        return new Prescription(
                "Make the narrow layers wider, or draw again and scale each layer on a batch (LSUV).",
                "Lsuv.ofPaper().of(model, batch)",
                "model = build(seed + 1)  # then divide each kernel by the std of its outputs on a batch",
                "torch.manual_seed(seed + 1)  # then divide each weight by the std of its outputs on a batch");
    }
}
