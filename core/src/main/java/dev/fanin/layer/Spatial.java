package dev.fanin.layer;

import dev.fanin.config.Config;
import dev.fanin.tensor.Shape;
import java.util.Arrays;
import java.util.List;

/// What layers over one to three axes and channels have in common.
final class Spatial {

    private static final String CHANNELS_LAST = "channels_last";

    private static final List<String> AXES =
            List.of("", "(steps, channels)", "(height, width, channels)", "(depth, height, width, channels)");

    private Spatial() {}

    /// Throws unless the input has so many axes, and channels.
    static void checkRank(Layer layer, int rank, Shape input) {
        if (input.rank() != rank + 1) {
            throw new IllegalArgumentException(Layers.called(layer.type(), layer.name()) + " expects inputs of "
                    + (rank + 1) + " axes " + AXES.get(rank) + ", got shape " + input.behindBatch() + ".");
        }
    }

    /// Returns the axes as a config has them.
    static List<Integer> list(Shape axes) {
        return Arrays.stream(axes.toArray()).boxed().toList();
    }

    static Shape shape(Config config, String key, int rank, int... otherwise) {
        return Shape.of(config.integers(key, rank, otherwise));
    }

    static Config channelsLast(Config config) {
        return config.with("data_format", CHANNELS_LAST);
    }

    /// Throws for a config whose channels do not come last.
    static void checkChannelsLast(Config config) {
        String format = config.text("data_format", CHANNELS_LAST);
        if (!format.equals(CHANNELS_LAST)) {
            throw new IllegalArgumentException(Layers.called(config.className(), config.text("name", ""))
                    + " expects data_format 'channels_last', got '" + format
                    + "'; export the model with its channels last.");
        }
    }

    /// Returns the number before the D at the end of a class name, or after which comes
    /// `DTranspose`.
    static int rank(String className) {
        for (int rank = 1; rank < AXES.size(); rank++) {
            if (className.contains(rank + "D")) {
                return rank;
            }
        }
        throw new IllegalArgumentException(className + " does not say how many axes it has.");
    }
}
