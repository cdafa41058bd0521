package dev.fanin.lab.profile;

import dev.fanin.graph.Node;
import dev.fanin.layer.Activation;
import dev.fanin.layer.ActivityRegularization;
import dev.fanin.layer.Cropping;
import dev.fanin.layer.Dropout;
import dev.fanin.layer.Flatten;
import dev.fanin.layer.Noise;
import dev.fanin.layer.Permute;
import dev.fanin.layer.RepeatVector;
import dev.fanin.layer.Reshape;
import dev.fanin.layer.SpatialDropout;
import dev.fanin.layer.ZeroPadding;

/// Which layers have a row in a profile: all but those that only pass values on.
public final class Profiled {

    private Profiled() {}

    /// Returns whether theory and probe show a layer.
    public static boolean isShown(Node node) {
        return switch (node.layer()) {
            case Flatten _,
                    Reshape _,
                    Permute _,
                    RepeatVector _,
                    ZeroPadding _,
                    Cropping _,
                    Dropout _,
                    SpatialDropout _,
                    Noise _,
                    ActivityRegularization _ -> false;
            case Activation activation -> !activation.activation().isLinear();
            default -> true;
        };
    }
}
