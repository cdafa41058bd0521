package dev.fanin.compute;

import dev.fanin.operation.Operation;
import dev.fanin.operation.Pass;
import org.jspecify.annotations.Nullable;

/// `z = gamma (input - mean) / sqrt(variance + epsilon) + beta` along the last axis: while training
/// with the moments of the batch, otherwise with moving ones.
///
/// The parameters are gamma and beta, where there are any, then the moving mean and variance.
public final class BatchStandardization implements Operation {

    /// What the operation does, apart from sizes.
    ///
    /// @param momentum the share of the old moving moments that stays in each step
    /// @param epsilon what is added to the variance
    /// @param isCentered whether there is a beta
    /// @param isScaled whether there is a gamma
    /// @param isFrozen whether the moving moments are used, and left alone, while training too
    public record Settings(double momentum, double epsilon, boolean isCentered, boolean isScaled, boolean isFrozen) {}

    private final Settings settings;
    private final int channels;
    private final int rows;
    private final BatchMoments moments;
    private final double[] sums;
    private final double[] products;
    private final float[] mean;
    private final double[] inverse;

    /// What the distance from the mean is multiplied by.
    private final float[] scale;

    private final float[] shift;
    private final float[] gradientShift;
    private final float[] gradientSlope;

    /// Plans the operation.
    ///
    /// @param channels the length of the last axis
    /// @param rows the rows of one sample
    public BatchStandardization(Settings settings, int channels, int rows) {
        this.settings = settings;
        this.channels = channels;
        this.rows = rows;
        moments = new BatchMoments(channels);
        sums = new double[channels];
        products = new double[channels];
        mean = new float[channels];
        inverse = new double[channels];
        scale = new float[channels];
        shift = new float[channels];
        gradientShift = new float[channels];
        gradientSlope = new float[channels];
    }

    private boolean usesBatch(Pass pass) {
        return pass.training() && !settings.isFrozen();
    }

    private int meanPlace() {
        return (settings.isScaled() ? 1 : 0) + (settings.isCentered() ? 1 : 0);
    }

    @Override
    public void beforeForward(Pass pass) {
        float[] movingMean = pass.parameter(meanPlace());
        float[] movingVariance = pass.parameter(meanPlace() + 1);
        if (usesBatch(pass)) {
            takeMoments(pass, movingMean, movingVariance);
        } else {
            for (int j = 0; j < channels; j++) {
                mean[j] = movingMean[j];
                inverse[j] = 1 / Math.sqrt(movingVariance[j] + settings.epsilon());
            }
        }
        for (int j = 0; j < channels; j++) {
            scale[j] = (float) (settings.isScaled() ? pass.parameter(0)[j] * inverse[j] : inverse[j]);
        }
        if (settings.isCentered()) {
            System.arraycopy(pass.parameter(meanPlace() - 1), 0, shift, 0, channels);
        }
    }

    private void takeMoments(Pass pass, float[] movingMean, float[] movingVariance) {
        int count = pass.samples() * rows;
        double kept = settings.momentum();
        moments.sums(pass.input(), count, sums);
        for (int j = 0; j < channels; j++) {
            mean[j] = (float) (sums[j] / count);
            movingMean[j] = (float) (movingMean[j] * kept + sums[j] / count * (1 - kept));
        }
        moments.squares(pass.input(), count, mean, sums);
        for (int j = 0; j < channels; j++) {
            double variance = sums[j] / count;
            inverse[j] = 1 / Math.sqrt(variance + settings.epsilon());
            movingVariance[j] = (float) (movingVariance[j] * kept + variance * (1 - kept));
        }
    }

    @Override
    public void forward(Pass pass, int from, int to) {
        float[] input = pass.input();
        float[] output = pass.output();
        for (int row = from * rows; row < to * rows; row++) {
            forwardRow(input, output, row * channels);
        }
    }

    private void forwardRow(float[] input, float[] output, int at) {
        for (int j = 0; j < channels; j++) {
            output[at + j] = (input[at + j] - mean[j]) * scale[j] + shift[j];
        }
    }

    @Override
    public boolean preparesBackward() {
        return true;
    }

    @Override
    public void beforeBackward(Pass pass) {
        int count = pass.samples() * rows;
        moments.products(pass.outputGradient(), pass.input(), count, mean, sums, products);
        for (int j = 0; j < channels; j++) {
            gradientShift[j] = usesBatch(pass) ? (float) (scale[j] * sums[j] / count) : 0;
            gradientSlope[j] = usesBatch(pass) ? (float) (scale[j] * inverse[j] * inverse[j] * products[j] / count) : 0;
        }
    }

    @Override
    public void backward(Pass pass, int from, int to) {
        float @Nullable [] inputGradient = pass.inputGradient();
        if (inputGradient == null) {
            return;
        }
        for (int row = from * rows; row < to * rows; row++) {
            backwardRow(pass.input(), pass.outputGradient(), inputGradient, row * channels);
        }
    }

    private void backwardRow(float[] input, float[] gradient, float[] inputGradient, int at) {
        for (int j = 0; j < channels; j++) {
            inputGradient[at + j] =
                    gradient[at + j] * scale[j] - gradientShift[j] - (input[at + j] - mean[j]) * gradientSlope[j];
        }
    }

    @Override
    public void parameterGradients(Pass pass, int part) {
        for (int j = 0; settings.isScaled() && j < channels; j++) {
            pass.parameterGradient(0)[j] += (float) (products[j] * inverse[j]);
        }
        for (int j = 0; settings.isCentered() && j < channels; j++) {
            pass.parameterGradient(meanPlace() - 1)[j] += (float) sums[j];
        }
    }
}
