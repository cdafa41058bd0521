package dev.fanin.lab.theory;

import static dev.fanin.random.Seed.seed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fanin.graph.Engine;
import dev.fanin.lab.profile.LayerProfile;
import dev.fanin.lab.profile.NetworkProfile;
import dev.fanin.lab.profile.Rms;
import dev.fanin.model.Model;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// How many measured layers lie in the band that holds 95 per cent of a normal law, over 500 random
/// networks.
///
/// The bounds are those of the claim: a band that is missed more often than said is wrong, one that
/// is hardly ever missed says nothing.
class CoverageTest {

    private static final int NETWORKS = 500;
    private static final double BAND = 1.959964;

    /// Beyond, float32 itself loses what is measured.
    private static final double REACH = 30;

    @Test
    void ninetyFivePerCentOfTheLayersLieInTheBand() {
        Map<String, Count> table = new TreeMap<>();
        List<Map<String, Count>> counts = IntStream.range(0, NETWORKS)
                .parallel()
                .mapToObj(CoverageTest::counted)
                .toList();
        counts.forEach(count -> count.forEach((key, value) -> table.merge(key, value, Count::plus)));
        table.forEach((key, count) -> System.out.printf(
                "| %-36s | %5d | %5.1f %% | %+.2f | %.2f | %.1f |%n",
                key, count.layers, 100 * count.share(), count.bias(), count.spread(), count.largest));
        assertThat(Objects.requireNonNull(table.get("all activation")).share()).isBetween(0.95, 0.99);
        assertThat(Objects.requireNonNull(table.get("all gradient")).share()).isBetween(0.95, 0.99);
    }

    private static Map<String, Count> counted(int number) {
        RandomNetworks random = RandomNetworks.of(number);
        Model model = random.network().build(seed(1000 + number), Engine.plain());
        NetworkProfile predicted = SignalPropagation.predict(
                model.network(),
                random.ofWeights() ? model.weights() : null,
                random.loss(),
                InputMoments.of(random.x()),
                TargetMoments.of(random.y()));
        List<Measured> measured = Measured.of(model, random.loss(), random.x(), random.y());
        assertThat(predicted.layers()).hasSameSizeAs(measured);
        Map<String, Count> counts = new TreeMap<>();
        for (int i = 0; i < measured.size(); i++) {
            LayerProfile layer = predicted.layers().get(i);
            String kind = random.family() + (random.ofWeights() ? " weights " : " initializers ");
            for (String key : List.of("all ", kind)) {
                add(
                        counts,
                        key + "activation",
                        layer.activation().rms(),
                        measured.get(i).activation());
                add(counts, key + "gradient", layer.gradient(), measured.get(i).gradient());
            }
        }
        return counts;
    }

    private static void add(Map<String, Count> counts, String key, Rms predicted, Rms measured) {
        if (Math.abs(measured.log10()) < REACH && Math.abs(predicted.log10()) < REACH) {
            double distance = (measured.log10() - predicted.log10()) / Math.max(predicted.spread(), 1e-4);
            counts.merge(key, Count.of(distance), Count::plus);
        }
    }

    private record Count(int layers, int inside, double sum, double squares, double largest) {
        static Count of(double distance) {
            return new Count(1, Math.abs(distance) <= BAND ? 1 : 0, distance, distance * distance, Math.abs(distance));
        }

        Count plus(Count other) {
            return new Count(
                    layers + other.layers,
                    inside + other.inside,
                    sum + other.sum,
                    squares + other.squares,
                    Math.max(largest, other.largest));
        }

        double share() {
            return (double) inside / layers;
        }

        double bias() {
            return sum / layers;
        }

        double spread() {
            return Math.sqrt(squares / layers);
        }
    }
}
