package dev.fanin.graph;

import dev.fanin.kernel.Crew;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Nodes in a row that each thread goes through with its own samples, without waiting for the
/// others in between; or one node that is not of that kind.
///
/// Threads wait for each other once going forward, once going backward, and once for the gradients
/// of all parameters together. A deep network of narrow layers would else spend its time waiting,
/// and any network would where the machine is busy with something else.
final class Stretch {

    private final Stage[] stages;

    /// For each stage, whether its gradients are computed together with those of others.
    private final boolean[] joins;

    /// Where the parts of each stage's gradients begin among all of them.
    private final int[] firstParts;

    private final Crew crew;
    private final Crew.Task forward = this::forwardPart;
    private final Crew.Task backward = this::backwardPart;
    private final Crew.Task gradients = this::gradientPart;
    private int parts;

    private Stretch(List<Stage> stages, boolean[] joins, Crew crew) {
        this.stages = stages.toArray(new Stage[0]);
        this.joins = joins;
        this.firstParts = new int[this.stages.length + 1];
        this.crew = crew;
    }

    /// Cuts the nodes of a network into stretches as long as can be.
    static List<Stretch> of(Network network, List<Stage> stages, Crew crew) {
        Set<String> seen = new HashSet<>();
        Set<String> shared = new HashSet<>();
        network.nodes().stream().map(Node::path).filter(path -> !seen.add(path)).forEach(shared::add);
        List<Stretch> stretches = new ArrayList<>();
        int from = 0;
        for (int i = 1; i <= stages.size(); i++) {
            boolean goesOn = i < stages.size()
                    && stages.get(i).isBySample()
                    && stages.get(i - 1).isBySample();
            if (!goesOn) {
                boolean[] joins = new boolean[i - from];
                for (int j = from; j < i; j++) {
                    joins[j - from] = !shared.contains(network.nodes().get(j).path());
                }
                stretches.add(new Stretch(stages.subList(from, i), joins, crew));
                from = i;
            }
        }
        return stretches;
    }

    int size() {
        return stages.length;
    }

    void forward(int batch, boolean training, long step) {
        parts = together(batch) ? Math.min(batch, crew.threads()) : 1;
        if (parts == 1) {
            for (Stage stage : stages) {
                stage.forward(batch, training, step);
            }
            return;
        }
        for (Stage stage : stages) {
            stage.begin(batch, training, step, parts);
        }
        crew.run(parts, forward);
    }

    private boolean together(int batch) {
        long work = 0;
        for (Stage stage : stages) {
            if (stage.cutsColumns(batch)) {
                return false;
            }
            work += stage.work(batch);
        }
        return stages.length > 1 && Stage.isWorthSharing(work);
    }

    private void forwardPart(int part, int worker) {
        for (Stage stage : stages) {
            stage.forwardPart(part, worker);
        }
    }

    /// Goes backward through all nodes.
    ///
    /// @param fromLogits for each node of the network, whether its gradient is that of z already
    /// @param first the place of the first node
    void backward(boolean[] fromLogits, int first) {
        if (parts == 1) {
            for (int i = stages.length - 1; i >= 0; i--) {
                stages[i].backward(fromLogits[first + i]);
            }
            return;
        }
        for (int i = 0; i < stages.length; i++) {
            stages[i].beginBackward(fromLogits[first + i]);
        }
        crew.run(parts, backward);
        int count = 0;
        for (int i = 0; i < stages.length; i++) {
            firstParts[i] = count;
            count += isJoined(i) ? stages[i].beginGradients() : 0;
        }
        firstParts[stages.length] = count;
        crew.run(count, gradients);
        for (int i = stages.length - 1; i >= 0; i--) {
            if (isJoined(i)) {
                stages[i].endGradients();
            } else if (stages[i].learns()) {
                stages[i].computeParameterGradients();
            }
        }
    }

    private boolean isJoined(int stage) {
        return joins[stage] && stages[stage].learns();
    }

    private void backwardPart(int part, int worker) {
        for (int i = stages.length - 1; i >= 0; i--) {
            if (stages[i].needsGradient()) {
                stages[i].backwardPart(part, worker);
            }
        }
    }

    private void gradientPart(int part, int worker) {
        int stage = 0;
        while (part >= firstParts[stage + 1]) {
            stage++;
        }
        stages[stage].gradientPart(part - firstParts[stage], worker);
    }
}
