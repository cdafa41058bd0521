package dev.fanin.operation;

import org.jspecify.annotations.Nullable;

/// Passes the input on as the output, and the gradient back.
enum Identity implements Operation {
    INSTANCE;

    @Override
    public void forward(Pass pass, int from, int to) {}

    @Override
    @SuppressWarnings("ReferenceEquality") // gradients may be kept in one array
    public void backward(Pass pass, int from, int to) {
        float @Nullable [] inputGradient = pass.inputGradient();
        if (inputGradient != null && inputGradient != pass.outputGradient()) {
            int size = pass.outputSize();
            System.arraycopy(pass.outputGradient(), from * size, inputGradient, from * size, (to - from) * size);
        }
    }

    @Override
    public boolean isBySample() {
        return true;
    }

    @Override
    public boolean isIdentity() {
        return true;
    }
}
