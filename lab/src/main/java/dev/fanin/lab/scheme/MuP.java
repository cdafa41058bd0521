package dev.fanin.lab.scheme;

import dev.fanin.graph.Node;
import dev.fanin.init.Initializer;
import dev.fanin.layer.ParameterSpec;
import dev.fanin.model.Definition;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Maximal update parametrization: initializers and learning rates of a wide network such that each
/// step changes what every layer puts out by as much as at the base width, so that the learning
/// rate that was best there is best here.
///
/// With n the fan-in and m the fan-out over those at the base width, and the standard scheme's
/// `gain^2 / fan_in` at every width:
///
/// | | variance | rate of SGD | rate of Adam |
/// |---|---|---|---|
/// | input kernels (n = 1), biases | as it is | m | 1 |
/// | hidden kernels | as it is | 1 | 1/n |
/// | output kernels (m = 1, n != 1) | times 1/n | 1/n | 1/n |
///
/// At the base width itself this is the standard scheme with one rate. Gammas and betas count as
/// biases.
///
/// Source: Yang et al., "Tensor programs V: tuning large neural networks via zero-shot
/// hyperparameter transfer", 2022, table 3; the rates relative to a base width as in its appendix
/// B.
///
/// @param base the network at the width where its learning rate was chosen
public record MuP(Definition base) {

    /// For which optimizer rates are.
    public enum Rule {
        /// Steps in proportion to the gradient: SGD, with or without momentum.
        SGD,
        /// Steps of about the learning rate whatever the gradient: Adam and its kin.
        ADAM
    }

    /// What widths do to one parameter.
    private record Widths(double in, double out) {

        boolean isOutput() {
            return out == 1 && in != 1;
        }

        double variance() {
            return isOutput() ? 1 / in : 1;
        }

        double kernelRate(Rule rule) {
            return switch (rule) {
                case SGD -> isOutput() ? 1 / in : in == 1 ? out : 1;
                case ADAM -> 1 / in;
            };
        }

        double biasRate(Rule rule) {
            return switch (rule) {
                case SGD -> out;
                case ADAM -> 1;
            };
        }
    }

    /// Returns a wider or narrower network of the same layers in this parametrization.
    ///
    /// @throws IllegalArgumentException where its layers are not those of the base
    public Parametrized at(Definition other, Rule rule) {
        List<Kernel> kernels = Kernel.allOf(other.network());
        Map<String, Widths> widths = widths(kernels);
        Definition definition = Laws.of(kernel -> drawn(kernel, widths)).on(other, kernels);
        return new Parametrized(definition, rates(definition, widths, rule));
    }

    private Map<String, Widths> widths(List<Kernel> kernels) {
        List<Kernel> before = Kernel.allOf(base.network());
        List<String> expected = before.stream().map(Kernel::parameterPath).toList();
        List<String> got = kernels.stream().map(Kernel::parameterPath).toList();
        if (!got.equals(expected)) {
            throw new IllegalArgumentException("MuP expects the layers of its base, with kernels " + expected + ", got "
                    + got + "; change widths alone.");
        }
        Map<String, Widths> widths = new LinkedHashMap<>();
        for (int i = 0; i < kernels.size(); i++) {
            widths.put(
                    got.get(i),
                    new Widths(
                            kernels.get(i).fans().in() / before.get(i).fans().in(),
                            kernels.get(i).fans().out() / before.get(i).fans().out()));
        }
        return widths;
    }

    private static Initializer drawn(Kernel kernel, Map<String, Widths> widths) {
        Widths width = widths.getOrDefault(kernel.parameterPath(), new Widths(1, 1));
        return Laws.truncated(kernel, Standard.squared(kernel) * width.variance());
    }

    /// What is no kernel counts as a bias, by its length.
    private Map<String, Double> rates(Definition definition, Map<String, Widths> widths, Rule rule) {
        Map<String, Double> rates = new LinkedHashMap<>();
        widths.forEach((path, width) -> rates.put(path, width.kernelRate(rule)));
        Map<String, Long> sizes = new LinkedHashMap<>();
        for (Node node : base.network().nodes()) {
            for (ParameterSpec parameter : node.parameters()) {
                sizes.put(node.path(parameter), parameter.shape().size());
            }
        }
        for (Node node : definition.network().nodes()) {
            for (ParameterSpec parameter : node.parameters()) {
                String path = node.path(parameter);
                double out = (double) parameter.shape().size()
                        / sizes.getOrDefault(path, parameter.shape().size());
                rates.putIfAbsent(path, new Widths(1, out).biasRate(rule));
            }
        }
        return rates;
    }
}
