package dev.fanin.lab.corpus;

import dev.fanin.init.Initializers;
import dev.fanin.layer.GammaBeta;
import dev.fanin.layer.Layer;
import dev.fanin.layer.Layers;
import dev.fanin.layer.WeightSettings;
import java.util.List;

/// What is done to the sums of a layer before its activation.
enum Norm {
    NONE,
    BATCH,
    LAYER;

    /// Returns the layers that do it, of which there may be none.
    List<Layer> layers() {
        return layers(1);
    }

    /// Returns the layers that do it, with a gamma that begins at the given value.
    List<Layer> layers(double gamma) {
        GammaBeta parts = new GammaBeta(
                true, true, WeightSettings.of(Initializers.zeros()), WeightSettings.of(Initializers.constant(gamma)));
        return switch (this) {
            case NONE -> List.of();
            case BATCH -> List.of(Layers.batchNormalization().parts(parts));
            case LAYER -> List.of(Layers.layerNormalization().parts(parts));
        };
    }
}
