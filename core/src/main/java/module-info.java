/// Tensors, random streams, initializers, layers, models and training, in plain Java.
@SuppressWarnings("module") // the readers of the qualified exports are compiled after this module
module dev.fanin.core {
    requires static org.jspecify;

    exports dev.fanin.data;
    exports dev.fanin.random;
    exports dev.fanin.tensor;
}
