package dev.fanin.lab.scheme;

import dev.fanin.model.Definition;
import java.util.Map;

/// A network, and by what each parameter's learning rate is multiplied.
///
/// @param definition the network
/// @param rates the factors by the parameter's path; those that are missing are 1
public record Parametrized(Definition definition, Map<String, Double> rates) {

    public Parametrized {
        rates = Map.copyOf(rates);
    }

    /// Returns a network as it is, with one learning rate for all.
    public static Parametrized standard(Definition definition) {
        return new Parametrized(definition, Map.of());
    }

    /// Returns the factor of one parameter.
    public double rate(String path) {
        return rates.getOrDefault(path, 1.0);
    }
}
