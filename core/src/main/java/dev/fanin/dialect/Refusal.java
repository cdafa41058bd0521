package dev.fanin.dialect;

import dev.fanin.init.Initializer;

/// The one line for an initializer that a framework does not have.
final class Refusal {

    private Refusal() {}

    static IllegalArgumentException of(String framework, Initializer initializer) {
        return of(framework, initializer, "it has no such initializer");
    }

    static IllegalArgumentException of(String framework, Initializer initializer, String why) {
        return new IllegalArgumentException(framework + " cannot draw '" + initializer + "': " + why
                + "; take one that it has, or the dialect fanin.");
    }
}
