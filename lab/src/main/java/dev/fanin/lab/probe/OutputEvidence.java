package dev.fanin.lab.probe;

import dev.fanin.graph.Execution;
import dev.fanin.graph.Node;
import dev.fanin.loss.Loss;
import dev.fanin.train.Compiled;
import java.util.Arrays;
import java.util.List;

/// What a run shows at the outputs: levels to compare the loss with, and rows without a gradient.
final class OutputEvidence {

    private double ofConstant;
    private double ofUniform;
    private long rows;
    private long zero;
    private long clippedZero;

    private OutputEvidence() {}

    /// Returns the evidence of a run's outputs, together with that of its layers.
    static NetworkEvidence of(ProbeRun run, List<LayerEvidence> layers) {
        OutputEvidence sum = new OutputEvidence();
        int count = run.network().outputs().size();
        for (int i = 0; i < count; i++) {
            sum.add(run, i, run.compiled().output(i, count));
        }
        return new NetworkEvidence(
                run.loss(),
                sum.ofConstant,
                sum.ofUniform,
                (double) sum.zero / sum.rows,
                (double) sum.clippedZero / sum.rows,
                layers);
    }

    private void add(ProbeRun run, int output, Compiled.Judgement judgement) {
        int place = run.network().outputs().get(output);
        Node node = run.network().nodes().get(place);
        Execution execution = run.execution();
        int width = node.output().axis(-1);
        int own = run.batch().samples() * (node.output().arraySize() / width);
        float[] target = run.batch().y().get(output).array();
        Loss loss = judgement.loss();
        LossLevels levels = LossLevels.of(loss, target, own, width);
        double weight = judgement.lossWeight() * own / loss.reduction().divisor(own, own);
        ofConstant += weight * levels.ofConstant();
        ofUniform += weight * levels.ofUniform();
        rows += own;
        zero += zeroRows(execution.gradient(place), own, width);
        clippedZero += LossLevels.clipped(loss, node.layer().activation())
                .map(clipped -> {
                    float[] gradient = new float[own * width];
                    float[] factors = new float[own];
                    Arrays.fill(factors, 1);
                    clipped.gradient(own, width, execution.preActivation(place), target, factors, gradient);
                    return zeroRows(gradient, own, width);
                })
                .orElse(0);
    }

    private static int zeroRows(float[] gradient, int rows, int width) {
        int count = 0;
        for (int row = 0; row < rows; row++) {
            boolean isZero = true;
            for (int i = row * width; i < (row + 1) * width && isZero; i++) {
                isZero = gradient[i] == 0;
            }
            count += isZero ? 1 : 0;
        }
        return count;
    }
}
