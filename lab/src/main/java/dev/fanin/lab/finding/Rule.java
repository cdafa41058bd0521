package dev.fanin.lab.finding;

/// What the doctor looks for. Each rule has a page that says what triggers it, why it matters and
/// what helps.
public enum Rule {
    /// A kernel whose values are all equal: its units compute one and the same function.
    INIT001("Zero or constant kernel"),
    /// A kernel's variance is not what its fan-in and its activation ask for.
    INIT002("Wrong gain"),
    /// A kernel's variance fits another fan than the one that counts.
    INIT003("Wrong fan"),
    /// Small differences and gradients grow from layer to layer, without normalization.
    INIT004("Chaotic gain"),
    /// Differences between inputs die out from layer to layer.
    INIT005("Ordered gain"),
    /// Layers so narrow or so many that the luck of the draw decides.
    INIT006("Seed risk"),
    /// A network of rectifiers that may be dead before the first step.
    INIT007("Born-dead risk"),
    /// The first logits or outputs are far larger than what they should explain.
    INIT008("Logit scale"),
    /// Biases that drown the signal or shut units.
    INIT009("Biases"),
    /// Values leave the range of a floating point format on their way.
    INIT010("Overflow forecast"),
    /// Gradients that batch normalization makes grow with every layer.
    INIT011("Batch normalization explosion"),
    /// A residual stream that grows with every block.
    INIT012("Residual growth"),
    /// Outputs that sit at the bounds of their activation.
    ACT001("Saturated units"),
    /// Units that pass no gradient for any sample.
    ACT002("Dead units"),
    /// An activation through which no gain carries a deep network.
    ACT003("Activation unfit for depth"),
    /// dL/dz shrinks on its way back to the first layers.
    GRAD001("Vanishing gradient"),
    /// dL/dz grows on its way back to the first layers.
    GRAD002("Exploding gradient"),
    /// Gradients are zero or not finite where they should move weights.
    GRAD003("No gradient"),
    /// A first step that hardly changes the weights.
    UPD001("Small updates"),
    /// A first step that is large beside the weights.
    UPD002("Large updates"),
    /// Inputs far from unit scale.
    DATA001("Input scale"),
    /// All units of a layer are copies of each other and stay so.
    SYM001("Layer of one unit"),
    /// Some units of a layer are copies of each other and stay so.
    SYM002("Identical units");

    private final String title;

    Rule(String title) {
        this.title = title;
    }

    /// Returns the rule's name in words.
    public String title() {
        return title;
    }
}
