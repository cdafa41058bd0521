/// Tensors, random streams, initializers, layers, models and training, in plain Java.
@SuppressWarnings("module") // the readers of the qualified exports are compiled after this module
module dev.fanin.core {
    requires static org.jspecify;

    exports dev.fanin.activation;
    exports dev.fanin.random;
    exports dev.fanin.tensor;
    exports dev.fanin.text to
            dev.fanin.lab,
            dev.fanin.app;
    exports dev.fanin.train;
}
