package dev.fanin.lab.scheme;

import dev.fanin.model.Definition;

/// Residual networks that begin as their shortcuts alone: each branch ends in a scale that is
/// learned and begins at 0; kernels are those of the standard scheme without its factor for depth.
///
/// Also called: SkipInit.
///
/// Source: Bachlechner et al., "ReZero is all you need: fast convergence at large depth", 2020,
/// section 3; De and Smith, "Batch normalization biases residual blocks towards the identity
/// function in deep networks", 2020, section 4.
final class ReZero {

    private ReZero() {}

    static Definition of(Definition definition) {
        Branches branches = Branches.of(definition, "ReZero");
        Definition drawn = Laws.of(kernel -> Laws.truncated(kernel, Standard.squared(kernel)))
                .on(definition, branches.kernels());
        return branches.endingIn(drawn, name -> Scale.of(0).named(name));
    }
}
