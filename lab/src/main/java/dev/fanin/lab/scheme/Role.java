package dev.fanin.lab.scheme;

import dev.fanin.layer.Activation;
import dev.fanin.layer.ActivityRegularization;
import dev.fanin.layer.BatchNormalization;
import dev.fanin.layer.Concatenate;
import dev.fanin.layer.Convolution;
import dev.fanin.layer.Cropping;
import dev.fanin.layer.CustomLayer;
import dev.fanin.layer.Dense;
import dev.fanin.layer.DepthwiseConvolution;
import dev.fanin.layer.Dot;
import dev.fanin.layer.Dropout;
import dev.fanin.layer.ELU;
import dev.fanin.layer.Embedding;
import dev.fanin.layer.Flatten;
import dev.fanin.layer.GlobalPooling;
import dev.fanin.layer.GroupNormalization;
import dev.fanin.layer.Input;
import dev.fanin.layer.Layer;
import dev.fanin.layer.LayerNormalization;
import dev.fanin.layer.LeakyReLU;
import dev.fanin.layer.Merge;
import dev.fanin.layer.Nested;
import dev.fanin.layer.Noise;
import dev.fanin.layer.Normalization;
import dev.fanin.layer.PReLU;
import dev.fanin.layer.Permute;
import dev.fanin.layer.Pooling;
import dev.fanin.layer.RMSNormalization;
import dev.fanin.layer.ReLU;
import dev.fanin.layer.RepeatVector;
import dev.fanin.layer.Rescaling;
import dev.fanin.layer.Reshape;
import dev.fanin.layer.SeparableConvolution;
import dev.fanin.layer.Softmax;
import dev.fanin.layer.SpatialDropout;
import dev.fanin.layer.TransposedConvolution;
import dev.fanin.layer.UnitNormalization;
import dev.fanin.layer.UpSampling;
import dev.fanin.layer.ZeroPadding;

/// What a layer is to the kernels around it.
enum Role {
    /// It has a kernel of its own.
    KERNEL,
    /// It is the activation of the kernel before it.
    ACTIVATION,
    /// It brings the signal back to a fixed scale.
    NORMALIZATION,
    /// It hands each path of the signal on, in another order or thinned out.
    PASSING,
    /// It joins signals, or does what nobody here knows.
    JOINT;

    static Role of(Layer layer) {
        return switch (layer) {
            case Dense _, Convolution _, TransposedConvolution _, DepthwiseConvolution _, SeparableConvolution _ ->
                KERNEL;
            case Activation _, LeakyReLU _, PReLU _, ELU _, ReLU _, Softmax _ -> ACTIVATION;
            case BatchNormalization _,
                    LayerNormalization _,
                    GroupNormalization _,
                    RMSNormalization _,
                    UnitNormalization _ -> NORMALIZATION;
            case Flatten _,
                    Reshape _,
                    Permute _,
                    RepeatVector _,
                    Pooling _,
                    GlobalPooling _,
                    ZeroPadding _,
                    Cropping _,
                    UpSampling _,
                    Dropout _,
                    SpatialDropout _,
                    Noise _,
                    ActivityRegularization _,
                    Rescaling _,
                    Normalization _,
                    Scale _ -> PASSING;
            case Input _, Embedding _, Merge _, Concatenate _, Dot _, Nested _, CustomLayer _ -> JOINT;
        };
    }
}
