/// Products of matrices by oneDNN.
module dev.fanin.onednn {
    requires dev.fanin.core;
    requires static org.jspecify;

    uses dev.fanin.kernel.KernelProvider;

    provides dev.fanin.kernel.KernelProvider with
            dev.fanin.onednn.OneDnnProvider;
}
