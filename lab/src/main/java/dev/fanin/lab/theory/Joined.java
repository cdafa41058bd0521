package dev.fanin.lab.theory;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where branches meet: sums, products, and fields put behind each other.
///
/// A sum has the mean square `sum of q_i + 2 sum of E x_i x_j`. Branches have in common what they
/// began with and their means; what random weights put out has nothing in common with what went in.
///
/// Source: Hanin and Rolnick, "How to start training", 2018, section 4, for `x + f(x)`.
final class Joined {

    private Joined() {}

    /// The sum of the inputs, each times a factor.
    static Step sum(List<State> inputs, double[] factors, Draws draws) {
        int count = inputs.size();
        List<Scattered> terms = new ArrayList<>();
        List<Double> weights = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            for (int j = i; j < count; j++) {
                State a = inputs.get(i);
                State b = inputs.get(j);
                double common = i == j ? 1 : 2 * common(a, b);
                terms.add(a.square().passed(a.square().mean() / 2, 0.5).times(b.square(), 0.5));
                weights.add(factors[i] * factors[j] * common);
            }
        }
        Scattered expected = Scattered.sum(
                weights.stream().mapToDouble(weight -> weight).toArray(), terms.toArray(Scattered[]::new));
        Scattered sum = expected.times(chance(inputs, factors, expected), draws.noise());
        return new Step(
                state(inputs, factors, sum), state(inputs, factors, sum), gradient -> gradient, (gradient, input) -> {
                    double share = factors[input]
                            * factors[input]
                            * Scattered.share(inputs.get(input).square().mean(), sum.mean());
                    return new Gradient(
                            gradient.square().shifted(2 * Math.log(Math.abs(factors[input]))),
                            gradient.rows(),
                            gradient.coherence(),
                            gradient.along() * Math.min(1, share),
                            0,
                            gradient.map());
                });
    }

    /// Products of independent fields are zero in the mean, and scatter about it.
    private static LogMoments chance(List<State> inputs, double[] factors, Scattered sum) {
        double scatter = 0;
        for (int i = 0; i < inputs.size(); i++) {
            for (int j = 0; j < i; j++) {
                State a = inputs.get(i);
                State b = inputs.get(j);
                double shares = Scattered.share(a.square().mean(), sum.mean())
                        * Scattered.share(b.square().mean(), sum.mean())
                        * Math.pow(factors[i] * factors[j], 2);
                double free = 1 - Math.pow(correlation(a, b), 2);
                double alike = Math.max(0, a.rows().average(b.rows(), (c, d) -> c * d));
                scatter += 4 * shares * free * alike / Math.min(a.units(), b.units());
            }
        }
        return LogMoments.firstOrder(1, scatter);
    }

    /// `E x y` over the roots of both mean squares.
    private static double common(State a, State b) {
        return a.mean() * b.mean() + correlation(a, b) * deviation(a) * deviation(b);
    }

    private static double correlation(State a, State b) {
        double sum = 0;
        for (Map.Entry<Integer, Double> part : a.parts().entrySet()) {
            sum += part.getValue() * b.parts().getOrDefault(part.getKey(), 0.0);
        }
        return Math.clamp(sum, -1, 1);
    }

    private static double deviation(State state) {
        return Math.sqrt(Math.max(0, 1 - state.mean() * state.mean()));
    }

    private static State state(List<State> inputs, double[] factors, Scattered sum) {
        double mean = 0;
        Rows rows = inputs.getFirst().rows();
        double seen = 0;
        int units = 0;
        double @Nullable [] map = inputs.getFirst().map();
        double[] relative = new double[inputs.size()];
        for (int i = 0; i < inputs.size(); i++) {
            State input = inputs.get(i);
            relative[i] = factors[i] * Math.sqrt(Scattered.share(input.square().mean(), sum.mean()));
            mean += relative[i] * input.mean();
            double weight = relative[i] * relative[i];
            double share = seen + weight > 0 ? seen / (seen + weight) : 1;
            rows = rows.mixed(input.rows(), share);
            map = Taps.mixed(map, input.map(), share);
            seen += weight;
            units = Math.max(units, input.units());
        }
        double center = Math.clamp(mean, -1, 1);
        double scatter = Math.sqrt(Math.max(1e-12, 1 - center * center));
        Map<Integer, Double> parts = new HashMap<>();
        for (int i = 0; i < inputs.size(); i++) {
            double factor = relative[i] * deviation(inputs.get(i)) / scatter;
            inputs.get(i)
                    .parts()
                    .forEach((origin, share) -> parts.merge(origin, Math.clamp(share * factor, -1, 1), Double::sum));
        }
        parts.values().removeIf(share -> Math.abs(share) < 1e-4);
        return State.gaussian(sum, center, rows, units, 0, parts, map);
    }

    /// The product of the inputs.
    static Step product(List<State> inputs) {
        State product = inputs.getFirst();
        for (State input : inputs.subList(1, inputs.size())) {
            double common = correlation(product, input);
            double mean = product.mean() * input.mean() + common * deviation(product) * deviation(input);
            Scattered square = product.square().times(input.square(), 1).shifted(Math.log1p(2 * common * common));
            product = State.gaussian(
                    square,
                    Math.clamp(mean, -1, 1),
                    product.rows().times(input.rows()),
                    Math.max(product.units(), input.units()),
                    0,
                    Map.of(),
                    product.map());
        }
        return Step.of(product, (gradient, input) -> {
            Gradient passed = gradient;
            for (int i = 0; i < inputs.size(); i++) {
                if (i != input) {
                    State other = inputs.get(i);
                    passed = new Gradient(
                            passed.square().times(other.square(), 1),
                            passed.rows().times(other.rows()),
                            passed.coherence() * other.mean() * other.mean(),
                            0,
                            0,
                            passed.map());
                }
            }
            return passed;
        });
    }

    /// The inputs behind each other.
    ///
    /// @param sizes how many values each has
    /// @param units how many nodes there are at one place
    static Step behind(List<State> inputs, double[] sizes, int places, int units, Draws draws) {
        double whole = 0;
        for (double size : sizes) {
            whole += size;
        }
        double[] shares = new double[sizes.length];
        for (int i = 0; i < sizes.length; i++) {
            shares[i] = sizes[i] / whole;
        }
        Scattered sum = Scattered.sum(shares, inputs.stream().map(State::square).toArray(Scattered[]::new));
        double mean = 0;
        Rows rows = inputs.getFirst().rows();
        double seen = 0;
        for (int i = 0; i < sizes.length; i++) {
            State input = inputs.get(i);
            double weight = shares[i] * Scattered.share(input.square().mean(), sum.mean());
            mean += shares[i]
                    * input.mean()
                    * Math.sqrt(Scattered.share(input.square().mean(), sum.mean()));
            rows = rows.mixed(input.rows(), seen + weight > 0 ? seen / (seen + weight) : 1);
            seen += weight;
        }
        double @Nullable [] map = inputs.getFirst().map();
        State out = State.gaussian(
                sum,
                Math.clamp(mean, -1, 1),
                rows.places(places),
                units,
                0,
                Map.of(draws.origin(), 1.0),
                map != null && map.length == places ? map : null);
        return Step.of(
                out,
                (gradient, input) -> new Gradient(
                        gradient.square(),
                        gradient.rows().places(inputs.get(input).rows().places()),
                        gradient.coherence(),
                        gradient.along(),
                        0,
                        inputs.get(input).rows().places() == places ? gradient.map() : null));
    }
}
