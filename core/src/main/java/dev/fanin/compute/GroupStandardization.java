package dev.fanin.compute;

import dev.fanin.operation.Operation;
import dev.fanin.operation.Pass;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Brings groups of values within a sample to one size: `u = (input - m) r`, then `z = gamma u +
/// beta`.
///
/// The parameters are gamma and beta, where there are any.
public final class GroupStandardization implements Operation {

    /// What is taken off, and what the size is.
    public enum Kind {
        /// m is the mean, r is `1 / sqrt(variance + epsilon)`.
        CENTERED,
        /// Nothing is taken off, r is `1 / sqrt(variance + epsilon)`.
        BY_VARIANCE,
        /// Nothing is taken off, r is `1 / sqrt(mean square + epsilon)`.
        BY_MEAN_SQUARE,
        /// Nothing is taken off, r is `1 / max(norm, epsilon)`.
        BY_NORM
    }

    private final Kind kind;
    private final GroupLayout layout;
    private final double epsilon;
    private final boolean isScaled;
    private final boolean isCentered;
    private final float[] ones;
    private final float[] zeros;
    private final double[] gammaSums;
    private final double[] betaSums;

    /// Plans the operation.
    ///
    /// @param parameters the number of values of gamma and beta, each
    /// @param isScaled whether there is a gamma
    /// @param isCentered whether there is a beta
    public GroupStandardization(
            Kind kind, GroupLayout layout, double epsilon, int parameters, boolean isScaled, boolean isCentered) {
        this.kind = kind;
        this.layout = layout;
        this.epsilon = epsilon;
        this.isScaled = isScaled;
        this.isCentered = isCentered;
        ones = new float[parameters];
        Arrays.fill(ones, 1f);
        zeros = new float[parameters];
        gammaSums = new double[parameters];
        betaSums = new double[parameters];
    }

    /// For each group its mean and what it is multiplied by.
    @Override
    public int scratchSize(int capacity) {
        return 2 * capacity * layout.groups();
    }

    private float[] gamma(Pass pass) {
        return isScaled ? pass.parameter(0) : ones;
    }

    private float[] beta(Pass pass) {
        return isCentered ? pass.parameter(isScaled ? 1 : 0) : zeros;
    }

    @Override
    public void forward(Pass pass, int from, int to) {
        for (int sample = from; sample < to; sample++) {
            for (int group = 0; group < layout.groups(); group++) {
                forwardGroup(pass, sample, group);
            }
        }
    }

    private void forwardGroup(Pass pass, int sample, int group) {
        int start = sample * layout.size() + layout.start(group);
        int place = 2 * (sample * layout.groups() + group);
        double mean = kind == Kind.CENTERED || kind == Kind.BY_VARIANCE ? sum(pass.input(), start) / layout.count() : 0;
        double squares = squares(pass.input(), start, mean);
        double factor = switch (kind) {
            case CENTERED, BY_VARIANCE, BY_MEAN_SQUARE -> 1 / Math.sqrt(squares / layout.count() + epsilon);
            case BY_NORM -> 1 / Math.max(Math.sqrt(squares), epsilon);
        };
        pass.scratch()[place] = (float) mean;
        pass.scratch()[place + 1] = (float) factor;
        float center = kind == Kind.CENTERED ? (float) mean : 0;
        float[] gamma = gamma(pass);
        float[] beta = beta(pass);
        for (int run = 0; run < layout.runs(); run++) {
            int parameter = layout.parameter(group, run);
            forwardRun(
                    pass.input(),
                    pass.output(),
                    start + run * layout.runStep(),
                    center,
                    (float) factor,
                    gamma,
                    beta,
                    parameter);
        }
    }

    private void forwardRun(
            float[] input, float[] output, int at, float mean, float factor, float[] gamma, float[] beta, int k) {
        for (int i = 0; i < layout.length(); i++) {
            output[at + i] = (input[at + i] - mean) * factor * gamma[k + i] + beta[k + i];
        }
    }

    private double sum(float[] values, int start) {
        double sum = 0;
        for (int run = 0; run < layout.runs(); run++) {
            sum += Sums.of(values, start + run * layout.runStep(), layout.length());
        }
        return sum;
    }

    private double squares(float[] values, int start, double center) {
        double sum = 0;
        for (int run = 0; run < layout.runs(); run++) {
            sum += Sums.squares(values, start + run * layout.runStep(), layout.length(), center);
        }
        return sum;
    }

    @Override
    public void backward(Pass pass, int from, int to) {
        float @Nullable [] inputGradient = pass.inputGradient();
        if (inputGradient == null) {
            return;
        }
        for (int sample = from; sample < to; sample++) {
            for (int group = 0; group < layout.groups(); group++) {
                backwardGroup(pass, inputGradient, sample, group);
            }
        }
    }

    /// With `h = dL/dz gamma`: `dL/dinput = r (h - a - (input - c) r b)`, where a is the mean of h
    /// if the mean is taken off, and b that of `h u`.
    private void backwardGroup(Pass pass, float[] inputGradient, int sample, int group) {
        int start = sample * layout.size() + layout.start(group);
        int place = 2 * (sample * layout.groups() + group);
        float mean = pass.scratch()[place];
        float factor = pass.scratch()[place + 1];
        float[] gradient = pass.outputGradient();
        float[] input = pass.input();
        float[] gamma = gamma(pass);
        double sum = 0;
        double products = 0;
        float center = kind == Kind.CENTERED ? mean : 0;
        for (int run = 0; run < layout.runs(); run++) {
            int at = start + run * layout.runStep();
            int k = layout.parameter(group, run);
            for (int i = 0; i < layout.length(); i++) {
                double h = gradient[at + i] * gamma[k + i];
                sum += h;
                products += h * (input[at + i] - center);
            }
        }
        float a = kind == Kind.CENTERED ? (float) (sum / layout.count()) : 0;
        float b = (float) (products * factor * factor * share(factor));
        for (int run = 0; run < layout.runs(); run++) {
            int k = layout.parameter(group, run);
            backwardRun(input, gradient, inputGradient, start + run * layout.runStep(), mean, factor, gamma, k, a, b);
        }
    }

    private double share(float factor) {
        return switch (kind) {
            case CENTERED, BY_VARIANCE, BY_MEAN_SQUARE -> 1.0 / layout.count();
            // At the least norm the factor is constant.
            case BY_NORM -> factor >= (float) (1 / epsilon) ? 0 : 1;
        };
    }

    private void backwardRun(
            float[] input,
            float[] gradient,
            float[] inputGradient,
            int at,
            float mean,
            float factor,
            float[] gamma,
            int k,
            float a,
            float b) {
        for (int i = 0; i < layout.length(); i++) {
            inputGradient[at + i] = factor * (gradient[at + i] * gamma[k + i] - a - (input[at + i] - mean) * b);
        }
    }

    @Override
    public void parameterGradients(Pass pass, int part) {
        if (!isScaled && !isCentered) {
            return;
        }
        Arrays.fill(gammaSums, 0);
        Arrays.fill(betaSums, 0);
        for (int group = 0; group < pass.samples() * layout.groups(); group++) {
            int start = group / layout.groups() * layout.size() + layout.start(group % layout.groups());
            float center = kind == Kind.CENTERED ? pass.scratch()[2 * group] : 0;
            float factor = pass.scratch()[2 * group + 1];
            for (int run = 0; run < layout.runs(); run++) {
                int k = layout.parameter(group % layout.groups(), run);
                addRun(pass.input(), pass.outputGradient(), start + run * layout.runStep(), center, factor, k);
            }
        }
        if (isScaled) {
            add(gammaSums, pass.parameterGradient(0));
        }
        if (isCentered) {
            add(betaSums, pass.parameterGradient(isScaled ? 1 : 0));
        }
    }

    private void addRun(float[] input, float[] gradient, int at, float center, float factor, int k) {
        for (int i = 0; i < layout.length(); i++) {
            gammaSums[k + i] += gradient[at + i] * ((input[at + i] - center) * factor);
            betaSums[k + i] += gradient[at + i];
        }
    }

    private static void add(double[] sums, float[] gradient) {
        for (int i = 0; i < sums.length; i++) {
            gradient[i] += (float) sums[i];
        }
    }
}
