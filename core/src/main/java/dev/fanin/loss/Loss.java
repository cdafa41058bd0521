package dev.fanin.loss;

import dev.fanin.activation.ActivationFunction;
import dev.fanin.config.Config;
import dev.fanin.tensor.Shape;

/// What training minimises: a number for each row of predictions, and how these become one.
///
/// A row is the last axis of the output. Outputs and targets of a batch lie row after row. NaN in a
/// row of the output makes its loss NaN, unless a mask takes the row out. User-defined losses
/// implement [CustomLoss].
///
/// Sources, if not said otherwise: Keras 3.15.1, `keras.losses`; where a maximum is met by several
/// values at once the gradient goes to the first or is 0, while automatic differentiation may share
/// it out. Computed in double inside a row.
public sealed interface Loss
        permits MeanSquaredError,
                MeanAbsoluteError,
                MeanAbsolutePercentageError,
                MeanSquaredLogarithmicError,
                CosineSimilarity,
                Huber,
                LogCosh,
                Hinge,
                SquaredHinge,
                CategoricalHinge,
                KLDivergence,
                Poisson,
                BinaryCrossentropy,
                BinaryFocalCrossentropy,
                CategoricalCrossentropy,
                CategoricalFocalCrossentropy,
                CategoricalGeneralizedCrossEntropy,
                SparseCategoricalCrossentropy,
                Dice,
                Tversky,
                Circle,
                CustomLoss {

    /// Returns the Keras name, for example `mse`.
    String name();

    /// Returns the class name in Keras, and the arguments that make this loss.
    Config config();

    /// Returns how the losses of a batch become one number.
    Reduction reduction();

    /// Returns the shape one sample's target must have for an output of the given shape; throws
    /// IllegalArgumentException where the loss cannot judge such an output.
    Shape targetShape(Shape output);

    /// Returns how many losses a batch of so many rows has: one a row, or one for all of them.
    default int count(int rows) {
        return rows;
    }

    /// Returns whether a loss counts; one that does not takes no part in any mean.
    ///
    /// Also called: the mask of a loss.
    default boolean counts(int row, float[] target, double loss) {
        return true;
    }

    /// Returns whether [#counts] can be false.
    default boolean isMasked() {
        return false;
    }

    /// Writes the losses of a batch.
    ///
    /// @param width the length of a row of the output
    /// @param losses takes [#count] values
    void values(int rows, int width, float[] output, float[] target, double[] losses);

    /// Writes the gradient with respect to the output of the sum of all losses, each times its
    /// factor.
    ///
    /// @param width the length of a row of the output
    /// @param factors one for each loss
    /// @param gradient takes a value for each of the output; its old ones are not looked at
    void gradient(int rows, int width, float[] output, float[] target, float[] factors, float[] gradient);

    /// Returns an equal loss of what goes into a network's last activation, where that is better
    /// than a loss of what comes out; otherwise this loss itself.
    default Loss joined(ActivationFunction last) {
        return this;
    }
}
