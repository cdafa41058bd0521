package dev.fanin.layer;

import dev.fanin.config.Config;
import dev.fanin.tensor.Shape;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The configs of pooling, padding, cropping and upsampling.
final class PoolingConfigs {

    static final List<String> NAMES = List.of(
            "MaxPooling1D",
            "MaxPooling2D",
            "MaxPooling3D",
            "AveragePooling1D",
            "AveragePooling2D",
            "AveragePooling3D",
            "GlobalMaxPooling1D",
            "GlobalMaxPooling2D",
            "GlobalMaxPooling3D",
            "GlobalAveragePooling1D",
            "GlobalAveragePooling2D",
            "GlobalAveragePooling3D",
            "ZeroPadding1D",
            "ZeroPadding2D",
            "ZeroPadding3D",
            "Cropping1D",
            "Cropping2D",
            "Cropping3D",
            "UpSampling1D",
            "UpSampling2D",
            "UpSampling3D");

    private PoolingConfigs() {}

    static @Nullable KerasLayer read(Config config) {
        String name = config.className();
        if (!NAMES.contains(name)) {
            return null;
        }
        Spatial.checkChannelsLast(config);
        int rank = Spatial.rank(name);
        if (name.startsWith("Global")) {
            return new GlobalPooling(statistic(name), rank, config.flag("keepdims", false), Label.of(config));
        }
        if (name.contains("Pooling")) {
            return pooling(config, rank);
        }
        if (name.startsWith("ZeroPadding")) {
            return new ZeroPadding(Margins.of(config, "padding", rank), Label.of(config));
        }
        if (name.startsWith("Cropping")) {
            return new Cropping(Margins.of(config, "cropping", rank), Label.of(config));
        }
        return upSampling(config, rank);
    }

    private static Statistic statistic(String name) {
        return name.contains("Max") ? Statistic.MAX : Statistic.AVERAGE;
    }

    private static Pooling pooling(Config config, int rank) {
        int[] size = config.integers("pool_size", rank, Window.expanded(rank, 2).toArray());
        Window window = Window.of(Shape.of(size))
                .strides(config.integers("strides", rank, size))
                .padding(Padding.named(config.text("padding", "valid")));
        return new Pooling(statistic(config.className()), window, Label.of(config));
    }

    private static UpSampling upSampling(Config config, int rank) {
        String interpolation = config.text("interpolation", "nearest");
        if (!interpolation.equals("nearest")) {
            throw new IllegalArgumentException(Layers.called(config.className(), config.text("name", ""))
                    + " expects interpolation 'nearest', got '" + interpolation + "', which Fanin has not.");
        }
        int[] twos = Window.expanded(rank, 2).toArray();
        return new UpSampling(Shape.of(config.integers("size", rank, twos)), Label.of(config));
    }
}
