package dev.fanin.layer;

import dev.fanin.config.Config;

/// The place for a layer of one's own: implement name, type, output shape, operation, and
/// parameters where it has any.
public non-sealed interface CustomLayer extends Layer {

    /// Returns the type and the name; override it where the layer has settings.
    @Override
    default Config config() {
        return Config.of(type()).with("name", name()).with("trainable", trainable());
    }
}
