package dev.fanin.lab.diagnosis;

import dev.fanin.graph.Engine;
import dev.fanin.graph.Network;
import dev.fanin.graph.Node;
import dev.fanin.lab.trial.Trial;

/// How much an examination may compute, by the number of multiplications, so that equal networks
/// are examined alike on every machine.
///
/// @param network the network
record Budget(Network network) {

    private static final int BATCH = 64;
    private static final int MOST_STEPS = 300;
    private static final int LEAST_STEPS = 120;

    /// The multiplications of one course.
    private static final double COURSE = 4e9;

    /// Multiplications of one step beyond which threads are worth their coordination.
    private static final double WORTH_THREADS = 2e8;

    private static final double SMALL = 1e6;

    private static final double FORWARD_AND_BACKWARD = 3;

    /// Returns the trial that fits this network.
    Trial trial() {
        double step = FORWARD_AND_BACKWARD * BATCH * multiplications();
        int steps = (int) Math.clamp(COURSE / step, LEAST_STEPS, MOST_STEPS);
        return new Trial(steps, BATCH, step > WORTH_THREADS ? Engine.fastest() : Engine.withThreads(1));
    }

    /// Returns whether the network costs so little that it can be drawn a few times over.
    boolean isSmall() {
        return multiplications() < SMALL;
    }

    /// Returns the multiplications of one sample going forward.
    private double multiplications() {
        double sum = 1;
        for (Node node : network.nodes()) {
            if (!node.parameters().isEmpty()) {
                long kernel = node.parameters().getFirst().shape().size();
                long positions =
                        Math.max(1, node.output().size() / node.output().axis(-1));
                sum += (double) kernel * positions;
            }
        }
        return sum;
    }
}
