package dev.fanin.lab.diagnosis;

import dev.fanin.graph.Network;
import java.util.BitSet;

/// Whether a signal reaches the outputs without a given layer.
final class Detour {

    private Detour() {}

    static boolean exists(Network network, int around) {
        BitSet reached = new BitSet();
        for (int i = 0; i < network.nodes().size(); i++) {
            int place = i;
            boolean isFed =
                    network.nodes().get(place).sources().stream().anyMatch(source -> source < 0 || reached.get(source));
            if (place != around && isFed) {
                reached.set(place);
            }
        }
        return network.outputs().stream().anyMatch(reached::get);
    }
}
