package dev.fanin.optimizer;

import dev.fanin.text.Quoted;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/// What all optimizers have in common; names and meanings are those of Keras 3.15.
///
/// Before a step the gradient is divided by `lossScaleFactor`, averaged over
/// `gradientAccumulationSteps`, and clipped in one of three ways. Then weights shrink by `w = w - w
/// weightDecay rate`, whatever their gradient; then comes the step; then the moving average
/// `average = emaMomentum average + (1 - emaMomentum) w`, which begins as the first weights.
///
/// A clipping bound of 0 clips nothing, as in Keras.
///
/// @param name the name Keras keeps; empty for that of the class
/// @param learningRate how far a step goes
/// @param weightDecay the rate of decay, or null
/// @param excludeFromWeightDecay regular expressions; variables in whose path one is found do not
///     decay
/// @param clipNorm the largest norm of each gradient, or null
/// @param globalClipNorm the largest norm of all gradients together, or null
/// @param clipValue the largest magnitude of an element, or null
/// @param useEma whether a moving average of the weights is kept
/// @param emaMomentum from 0 to 1
/// @param emaOverwriteFrequency after how many steps the weights become their average, or 0
/// @param lossScaleFactor what the loss was multiplied by, or null
/// @param gradientAccumulationSteps how many gradients make a step, at least 2, or 0
public record OptimizerOptions(
        String name,
        LearningRate learningRate,
        @Nullable Double weightDecay,
        List<String> excludeFromWeightDecay,
        @Nullable Double clipNorm,
        @Nullable Double globalClipNorm,
        @Nullable Double clipValue,
        boolean useEma,
        double emaMomentum,
        int emaOverwriteFrequency,
        @Nullable Double lossScaleFactor,
        int gradientAccumulationSteps) {

    static final double DEFAULT_EMA_MOMENTUM = 0.99;

    public OptimizerOptions {
        excludeFromWeightDecay = List.copyOf(excludeFromWeightDecay);
        excludeFromWeightDecay.forEach(pattern -> pattern("exclude_from_weight_decay", pattern));
        decay("weight_decay", weightDecay);
        bound("clipnorm", clipNorm);
        bound("global_clipnorm", globalClipNorm);
        bound("clipvalue", clipValue);
        if ((clipNorm == null ? 0 : 1) + (globalClipNorm == null ? 0 : 1) + (clipValue == null ? 0 : 1) > 1) {
            throw new IllegalArgumentException(
                    "Only one of clipnorm, clipvalue and global_clipnorm may be set, got clipnorm " + clipNorm
                            + ", clipvalue " + clipValue + " and global_clipnorm " + globalClipNorm + ".");
        }
        Limits.require(emaMomentum >= 0 && emaMomentum <= 1, "ema_momentum must be from 0 to 1", emaMomentum);
        Limits.require(
                emaOverwriteFrequency >= 0,
                "ema_overwrite_frequency must be at least 1, or none",
                emaOverwriteFrequency);
        Limits.require(
                lossScaleFactor == null || (lossScaleFactor > 0 && Double.isFinite(lossScaleFactor)),
                "loss_scale_factor must be above 0 and finite, or none",
                String.valueOf(lossScaleFactor));
        Limits.require(
                gradientAccumulationSteps == 0 || gradientAccumulationSteps >= 2,
                "gradient_accumulation_steps must be at least 2, or none",
                gradientAccumulationSteps);
    }

    /// Returns options with a learning rate and nothing else.
    public static OptimizerOptions of(LearningRate learningRate) {
        return new OptimizerOptions(
                "", learningRate, null, List.of(), null, null, null, false, DEFAULT_EMA_MOMENTUM, 0, null, 0);
    }

    /// Returns options with one learning rate for all steps and nothing else.
    public static OptimizerOptions of(double learningRate) {
        return of(new ConstantRate(learningRate));
    }

    /// Returns these options under another name.
    public OptimizerOptions withName(String other) {
        return new OptimizerOptions(
                other,
                learningRate,
                weightDecay,
                excludeFromWeightDecay,
                clipNorm,
                globalClipNorm,
                clipValue,
                useEma,
                emaMomentum,
                emaOverwriteFrequency,
                lossScaleFactor,
                gradientAccumulationSteps);
    }

    /// Returns these options with another learning rate.
    public OptimizerOptions withLearningRate(LearningRate other) {
        return new OptimizerOptions(
                name,
                other,
                weightDecay,
                excludeFromWeightDecay,
                clipNorm,
                globalClipNorm,
                clipValue,
                useEma,
                emaMomentum,
                emaOverwriteFrequency,
                lossScaleFactor,
                gradientAccumulationSteps);
    }

    /// Returns these options with weight decay, or without it for null.
    public OptimizerOptions withWeightDecay(@Nullable Double decay, List<String> exclude) {
        return new OptimizerOptions(
                name,
                learningRate,
                decay,
                exclude,
                clipNorm,
                globalClipNorm,
                clipValue,
                useEma,
                emaMomentum,
                emaOverwriteFrequency,
                lossScaleFactor,
                gradientAccumulationSteps);
    }

    /// Returns these options with another way of clipping; at most one bound may be other than
    /// null.
    public OptimizerOptions withClipping(@Nullable Double norm, @Nullable Double globalNorm, @Nullable Double value) {
        return new OptimizerOptions(
                name,
                learningRate,
                weightDecay,
                excludeFromWeightDecay,
                norm,
                globalNorm,
                value,
                useEma,
                emaMomentum,
                emaOverwriteFrequency,
                lossScaleFactor,
                gradientAccumulationSteps);
    }

    /// Returns these options with a moving average of the weights.
    public OptimizerOptions withEma(double momentum, int overwriteFrequency) {
        return new OptimizerOptions(
                name,
                learningRate,
                weightDecay,
                excludeFromWeightDecay,
                clipNorm,
                globalClipNorm,
                clipValue,
                true,
                momentum,
                overwriteFrequency,
                lossScaleFactor,
                gradientAccumulationSteps);
    }

    /// Returns these options with what the loss is multiplied by, and how many gradients make a
    /// step.
    public OptimizerOptions withGradients(@Nullable Double scaleFactor, int accumulationSteps) {
        return new OptimizerOptions(
                name,
                learningRate,
                weightDecay,
                excludeFromWeightDecay,
                clipNorm,
                globalClipNorm,
                clipValue,
                useEma,
                emaMomentum,
                emaOverwriteFrequency,
                scaleFactor,
                accumulationSteps);
    }

    /// Returns whether a variable of this path may decay.
    public boolean decays(String path) {
        return !isFound("exclude_from_weight_decay", excludeFromWeightDecay, path);
    }

    static boolean isFound(String key, List<String> patterns, String path) {
        for (String pattern : patterns) {
            if (pattern(key, pattern).matcher(path).find()) {
                return true;
            }
        }
        return false;
    }

    static Pattern pattern(String key, String pattern) {
        try {
            return Pattern.compile(pattern);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(
                    key + " expects regular expressions, got " + Quoted.of(pattern) + " (" + e.getDescription() + ").",
                    e);
        }
    }

    static void decay(String key, @Nullable Double decay) {
        Limits.require(
                decay == null || (decay >= 0 && Double.isFinite(decay)),
                key + " must be at least 0 and finite, or none",
                String.valueOf(decay));
    }

    private static void bound(String key, @Nullable Double bound) {
        Limits.require(bound == null || bound >= 0, key + " must be at least 0, or none", String.valueOf(bound));
    }
}
