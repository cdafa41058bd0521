package dev.fanin.lab.theory;

import dev.fanin.activation.Elementwise;
import java.util.HashMap;
import java.util.Map;

/// The moments computed so far in one prediction; a homogeneous activation needs them once.
final class MomentsCache {

    private record Key(Elementwise phi, double logSquare, double center) {}

    private final Map<Key, LayerMoments> known = new HashMap<>();

    LayerMoments of(Elementwise phi, double logSquare, double center) {
        if (!phi.isHomogeneous()) {
            return known.computeIfAbsent(
                    new Key(phi, logSquare, center), key -> LayerMoments.of(phi, logSquare, center));
        }
        LayerMoments atOne = known.computeIfAbsent(new Key(phi, 0, center), key -> LayerMoments.of(phi, 0, center));
        return atOne.scaled(logSquare);
    }
}
