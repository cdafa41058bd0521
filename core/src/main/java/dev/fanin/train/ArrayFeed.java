package dev.fanin.train;

import dev.fanin.graph.Execution;
import dev.fanin.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Batches gathered from arrays of samples, in any order.
final class ArrayFeed implements Feed {

    private final List<Tensor> x;
    private final List<Tensor> y;
    private final List<float[]> weights;
    private final int first;
    private final int count;
    private final int batchSize;
    private int[] order = {};
    private int from;
    private int size;

    /// Takes a run of the samples.
    ///
    /// @param weights the weights of the samples or rows for each output, or none
    /// @param first the first sample
    /// @param count how many follow, with it
    ArrayFeed(List<Tensor> x, List<Tensor> y, List<float[]> weights, int first, int count, int batchSize) {
        this.x = x;
        this.y = y;
        this.weights = weights;
        this.first = first;
        this.count = count;
        this.batchSize = Math.min(batchSize, count);
    }

    /// Returns the feed of all samples of some data.
    static ArrayFeed of(List<Tensor> x, List<Tensor> y, List<Tensor> weights, int batchSize) {
        List<float[]> arrays = new ArrayList<>();
        weights.forEach(tensor -> arrays.add(tensor.array()));
        return new ArrayFeed(x, y, arrays, 0, x.getFirst().shape().axis(0), batchSize);
    }

    int count() {
        return count;
    }

    @Override
    public int steps() {
        return Math.ceilDiv(count, batchSize);
    }

    @Override
    public void start(int[] newOrder) {
        order = newOrder;
        from = 0;
        size = 0;
    }

    @Override
    public int advance() {
        from += size;
        size = Math.min(batchSize, count - from);
        return size;
    }

    @Override
    public void load(Execution execution, Targets targets) {
        for (int i = 0; i < x.size(); i++) {
            gather(x.get(i).array(), x.get(i).shape().axis(0), execution.input(i));
        }
        for (int i = 0; i < y.size(); i++) {
            gather(y.get(i).array(), y.get(i).shape().axis(0), targets.values(i));
        }
        targets.weighted(!weights.isEmpty());
        for (int i = 0; i < weights.size(); i++) {
            int samples = y.get(i).shape().axis(0);
            if (weights.get(i).length == samples) {
                spread(weights.get(i), targets.weights(i), targets.rows(i));
            } else {
                gather(weights.get(i), samples, targets.weights(i));
            }
        }
    }

    private int sample(int place) {
        return first + (order.length == 0 ? from + place : order[from + place]);
    }

    private void gather(float[] all, int samples, float[] batch) {
        int width = all.length / samples;
        if (order.length == 0) {
            System.arraycopy(all, sample(0) * width, batch, 0, size * width);
            return;
        }
        for (int i = 0; i < size; i++) {
            System.arraycopy(all, sample(i) * width, batch, i * width, width);
        }
    }

    /// The weight of a sample holds for all its rows.
    private void spread(float[] all, float[] rows, int each) {
        for (int i = 0; i < size; i++) {
            Arrays.fill(rows, i * each, (i + 1) * each, all[sample(i)]);
        }
    }
}
