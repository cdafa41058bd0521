package dev.fanin.layer;

/// A layer that Keras has, under Keras's name and with its defaults.
public sealed interface KerasLayer extends Layer
        permits Input,
                Dense,
                Activation,
                Flatten,
                Dropout,
                Nested,
                Convolution,
                TransposedConvolution,
                DepthwiseConvolution,
                SeparableConvolution,
                Pooling,
                GlobalPooling,
                ZeroPadding,
                Cropping,
                UpSampling {

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
        return labelled(new Label(name(), trainable));
    }
}
