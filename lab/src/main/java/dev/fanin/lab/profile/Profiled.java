package dev.fanin.lab.profile;

import dev.fanin.graph.Node;
import dev.fanin.layer.Activation;
import dev.fanin.layer.ActivityRegularization;
import dev.fanin.layer.Cropping;
import dev.fanin.layer.Dropout;
import dev.fanin.layer.Flatten;
import dev.fanin.layer.Input;
import dev.fanin.layer.Noise;
import dev.fanin.layer.Permute;
import dev.fanin.layer.RepeatVector;
import dev.fanin.layer.Reshape;
import dev.fanin.layer.SpatialDropout;
import dev.fanin.layer.UpSampling;
import dev.fanin.layer.ZeroPadding;

/// Which nodes of a network have a row in its profile.
public final class Profiled {

    private Profiled() {}

    /// Returns whether a node has a row: all have, except those that pass their input on as it is,
    /// rearranged, repeated, cut, or disturbed at random while training.
    public static boolean isShown(Node node) {
        return switch (node.layer()) {
            case Input _,
                    Flatten _,
                    Reshape _,
                    Permute _,
                    RepeatVector _,
                    ZeroPadding _,
                    Cropping _,
                    UpSampling _,
                    Dropout _,
                    SpatialDropout _,
                    Noise _,
                    ActivityRegularization _ -> false;
            case Activation activation -> !activation.activation().isLinear();
            default -> true;
        };
    }
}
