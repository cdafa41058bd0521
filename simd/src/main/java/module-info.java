/// The kernels of core once more, with the Vector API.
module dev.fanin.simd {
    requires dev.fanin.core;
    requires static org.jspecify;
    requires jdk.incubator.vector;

    provides dev.fanin.kernel.KernelProvider with
            dev.fanin.simd.VectorProvider;
}
