package dev.fanin.layer;

import org.jspecify.annotations.Nullable;

/// Passes the input on as the output, and the gradient back.
enum Identity implements Operation {
    INSTANCE;

    @Override
    public void forward(Pass pass) {}

    @Override
    public void backward(Pass pass) {
        float @Nullable [] inputGradient = pass.inputGradient();
        if (inputGradient != null) {
            System.arraycopy(pass.outputGradient(), 0, inputGradient, 0, pass.samples() * pass.outputSize());
        }
    }

    @Override
    public boolean isIdentity() {
        return true;
    }
}
