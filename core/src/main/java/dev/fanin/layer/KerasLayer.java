package dev.fanin.layer;

/// A layer that Keras has, under Keras's name and with its defaults.
public sealed interface KerasLayer extends Layer
        permits Input,
                Dense,
                Activation,
                LeakyReLU,
                PReLU,
                ELU,
                ReLU,
                Softmax,
                Flatten,
                Reshape,
                Permute,
                RepeatVector,
                Embedding,
                Convolution,
                TransposedConvolution,
                DepthwiseConvolution,
                SeparableConvolution,
                Pooling,
                GlobalPooling,
                ZeroPadding,
                Cropping,
                UpSampling,
                Dropout,
                SpatialDropout,
                Noise,
                ActivityRegularization,
                BatchNormalization,
                LayerNormalization,
                GroupNormalization,
                RMSNormalization,
                UnitNormalization,
                Rescaling,
                Normalization,
                Merge,
                Concatenate,
                Dot,
                Nested {

    /// Returns name and trainability.
    Label label();

    /// Returns this layer with another name or trainability.
    KerasLayer labelled(Label label);

    @Override
    default String name() {
        return label().name();
    }

    @Override
    default boolean trainable() {
        return label().trainable();
    }

    @Override
    default KerasLayer trainable(boolean trainable) {
        return labelled(label().trainable(trainable));
    }
}
