/// Tensors, random streams, initializers, layers, models, training and data, in plain Java.
@SuppressWarnings("module") // the readers of the qualified exports are compiled after this module
module dev.fanin.core {
    requires static transitive org.jspecify;

    exports dev.fanin.activation;
    exports dev.fanin.callback;
    exports dev.fanin.checkpoint;
    exports dev.fanin.config;
    exports dev.fanin.connection;
    exports dev.fanin.constraint;
    exports dev.fanin.data;
    exports dev.fanin.dialect;
    exports dev.fanin.file to
            dev.fanin.lab,
            dev.fanin.io,
            dev.fanin.app;
    exports dev.fanin.graph;
    exports dev.fanin.init;
    exports dev.fanin.kernel;
    exports dev.fanin.layer;
    exports dev.fanin.linalg to
            dev.fanin.simd;
    exports dev.fanin.loss;
    exports dev.fanin.math to
            dev.fanin.lab;
    exports dev.fanin.metric;
    exports dev.fanin.model;
    exports dev.fanin.operation;
    exports dev.fanin.optimizer;
    exports dev.fanin.random;
    exports dev.fanin.regularizer;
    exports dev.fanin.tensor;
    exports dev.fanin.text to
            dev.fanin.lab,
            dev.fanin.io,
            dev.fanin.app;
    exports dev.fanin.train;

    uses dev.fanin.kernel.KernelProvider;
}
