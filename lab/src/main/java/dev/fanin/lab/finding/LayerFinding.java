package dev.fanin.lab.finding;

import dev.fanin.lab.profile.LayerProfile;
import org.jspecify.annotations.Nullable;

/// One layer's row in a diagnosis.
///
/// @param path the path of the layer
/// @param type the Keras class
/// @param activation the name of its activation
/// @param fanIn the fan-in of its kernel, as it truly is; 0 without a kernel
/// @param fanOut the fan-out of its kernel
/// @param initializer how its kernel is said to begin; empty without a kernel
/// @param weightStd the standard deviation of the kernel: of its values, or what its initializer
///     gives; NaN without a kernel
/// @param source where the layer was written: `Networks.java:42`, or an empty text where unknown
/// @param predicted what theory says; null where the layer is passed by
/// @param measured what a batch shows; null where nothing was measured
public record LayerFinding(
        String path,
        String type,
        String activation,
        long fanIn,
        long fanOut,
        String initializer,
        double weightStd,
        String source,
        @Nullable LayerProfile predicted,
        @Nullable LayerProfile measured) {}
