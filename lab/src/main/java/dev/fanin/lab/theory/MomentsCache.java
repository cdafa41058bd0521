package dev.fanin.lab.theory;

import dev.fanin.activation.Elementwise;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The moments computed so far in one prediction; a homogeneous activation needs them once.
final class MomentsCache {

    /// Compared by hand: what the compiler puts in takes longer to start than a prediction.
    private record Key(Elementwise phi, double logSquare, double center) {

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key key
                    && Double.compare(logSquare, key.logSquare) == 0
                    && Double.compare(center, key.center) == 0
                    && phi.equals(key.phi);
        }

        @Override
        public int hashCode() {
            return 31 * Double.hashCode(logSquare) + Double.hashCode(center);
        }
    }

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
