package dev.fanin.io.tensorboard;

/// The events of a file as protocol buffer messages.
///
/// Scalars are tensors of float32 for the plugin `scalars`, histograms tables of float64 for the
/// plugin `histograms`, as TensorFlow 2 writes them.
///
/// Source: `event.proto`, `summary.proto`, `tensor.proto` and `tensor_shape.proto` of TensorFlow.
final class Events {

    private static final int WALL_TIME = 1;
    private static final int STEP = 2;
    private static final int FILE_VERSION = 3;
    private static final int SUMMARY = 5;

    private static final int SUMMARY_VALUE = 1;
    private static final int VALUE_TAG = 1;
    private static final int VALUE_TENSOR = 8;
    private static final int VALUE_METADATA = 9;

    private static final int PLUGIN_DATA = 1;
    private static final int PLUGIN_NAME = 1;

    private static final int TENSOR_TYPE = 1;
    private static final int TENSOR_SHAPE = 2;
    private static final int TENSOR_CONTENT = 4;
    private static final int TENSOR_FLOATS = 5;
    private static final int SHAPE_AXIS = 2;
    private static final int AXIS_LENGTH = 1;

    private static final int FLOAT32 = 1;
    private static final int FLOAT64 = 2;

    private Events() {}

    /// Returns the first event of every file.
    static byte[] version(double time) {
        return new ProtoWriter()
                .float64(WALL_TIME, time)
                .text(FILE_VERSION, "brain.Event:2")
                .toBytes();
    }

    static byte[] scalar(double time, long step, String tag, float value) {
        ProtoWriter tensor = new ProtoWriter()
                .number(TENSOR_TYPE, FLOAT32)
                .message(TENSOR_SHAPE, new ProtoWriter())
                .float32s(TENSOR_FLOATS, value);
        return event(time, step, tag, "scalars", tensor);
    }

    static byte[] histogram(double time, long step, String tag, double[] buckets) {
        ProtoWriter shape = new ProtoWriter()
                .message(SHAPE_AXIS, new ProtoWriter().number(AXIS_LENGTH, Buckets.COUNT))
                .message(SHAPE_AXIS, new ProtoWriter().number(AXIS_LENGTH, Buckets.COLUMNS));
        ProtoWriter tensor = new ProtoWriter()
                .number(TENSOR_TYPE, FLOAT64)
                .message(TENSOR_SHAPE, shape)
                .float64Bytes(TENSOR_CONTENT, buckets);
        return event(time, step, tag, "histograms", tensor);
    }

    private static byte[] event(double time, long step, String tag, String plugin, ProtoWriter tensor) {
        ProtoWriter metadata = new ProtoWriter().message(PLUGIN_DATA, new ProtoWriter().text(PLUGIN_NAME, plugin));
        ProtoWriter value = new ProtoWriter()
                .text(VALUE_TAG, tag)
                .message(VALUE_TENSOR, tensor)
                .message(VALUE_METADATA, metadata);
        return new ProtoWriter()
                .float64(WALL_TIME, time)
                .number(STEP, step)
                .message(SUMMARY, new ProtoWriter().message(SUMMARY_VALUE, value))
                .toBytes();
    }
}
