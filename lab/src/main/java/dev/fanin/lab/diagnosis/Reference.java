package dev.fanin.lab.diagnosis;

import dev.fanin.graph.Network;
import dev.fanin.graph.Weights;
import dev.fanin.lab.scheme.Lsuv;
import dev.fanin.lab.scheme.Schemes;
import dev.fanin.model.Definition;
import dev.fanin.random.Seed;
import java.util.Comparator;
import java.util.stream.LongStream;

/// The best beginning we know for a network of unchanged form: every kernel as its activation and
/// fan-in ask for, then settled layer by layer on a batch, and of a few such draws the one that is
/// best off.
final class Reference {

    private static final int DRAWS = 5;

    private Reference() {}

    static Case of(Case patient) {
        Definition standard = Schemes.standard(patient.definition());
        Network network = standard.network();
        return LongStream.rangeClosed(1, DRAWS)
                .mapToObj(seed -> drawn(patient, standard, network, Seed.seed(seed)))
                .min(Comparator.comparingDouble(
                        drawn -> Damage.of(Exam.glance(drawn)).total()))
                .orElseThrow();
    }

    private static Case drawn(Case patient, Definition standard, Network network, Seed seed) {
        Weights weights = Weights.initialize(network, seed);
        Weights settled = Lsuv.rescaling()
                .of(network, weights, seed, patient.task().first(Exam.SAMPLES).x())
                .weights();
        return patient.with(standard, settled);
    }
}
