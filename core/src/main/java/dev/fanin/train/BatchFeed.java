package dev.fanin.train;

import dev.fanin.graph.Execution;
import dev.fanin.graph.Network;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Batches that somebody else makes, of which only one is in memory at a time.
///
/// An epoch is one run through them; or, where its steps are limited, so many of them, and the next
/// epoch goes on with the next batch.
final class BatchFeed implements Feed {

    private final Network network;
    private final Head head;
    private final Iterable<Batch> batches;
    private final Map<Integer, Double> classWeights;
    private final int limit;
    private @Nullable Iterator<Batch> iterator;
    private @Nullable ArrayFeed current;
    private int taken;

    /// @param limit the steps of an epoch, or 0 for all batches there are
    BatchFeed(Network network, Head head, Iterable<Batch> batches, Map<Integer, Double> classWeights, int limit) {
        this.network = network;
        this.head = head;
        this.batches = batches;
        this.classWeights = classWeights;
        this.limit = limit;
    }

    @Override
    public int steps() {
        return limit;
    }

    @Override
    public void start(int[] order) {
        taken = 0;
        if (iterator == null || limit == 0 || !iterator.hasNext()) {
            iterator = batches.iterator();
        }
    }

    @Override
    public int advance() {
        if (iterator == null || (limit > 0 && taken == limit) || !iterator.hasNext()) {
            return 0;
        }
        Batch batch = iterator.next();
        taken++;
        int samples = Data.checkInputs(network, batch.x());
        Data.checkCounts(batch.x(), batch.y());
        head.check(samples, batch.y());
        Data.checkWeights(head, samples, batch.weights());
        List<float[]> weights = SampleWeights.of(batch.y(), batch.weights(), classWeights, head);
        current = new ArrayFeed(batch.x(), batch.y(), weights, 0, samples, samples);
        current.start(new int[0]);
        return current.advance();
    }

    @Override
    public void load(Execution execution, Targets targets) {
        if (current != null) {
            current.load(execution, targets);
        }
    }
}
