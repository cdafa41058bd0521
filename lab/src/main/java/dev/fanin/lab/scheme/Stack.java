package dev.fanin.lab.scheme;

/// Which half of a transformer a network is, by how many residual branches a layer has.
public enum Stack {
    /// Layers of two branches, attention and MLP: factor `0.67 N^(-1/4)` for N layers.
    ENCODER(2),
    /// Layers of three branches: factor `(9 N)^(-1/4)` for N layers.
    DECODER(3);

    private static final double ENCODER_FACTOR = 0.67;
    private static final double DECODER_DEPTH = 9;

    private final int branches;

    Stack(int branches) {
        this.branches = branches;
    }

    /// Returns the factor on the kernels of branches.
    ///
    /// @param blocks how many residual blocks the network has
    double factor(int blocks) {
        double layers = (double) blocks / branches;
        return switch (this) {
            case ENCODER -> ENCODER_FACTOR * Math.pow(layers, -0.25);
            case DECODER -> Math.pow(DECODER_DEPTH * layers, -0.25);
        };
    }
}
