package dev.fanin.kernel;

/// The kernels in plain Java.
final class PlainProvider implements KernelProvider {

    static final KernelProvider INSTANCE = new PlainProvider();

    private PlainProvider() {}

    @Override
    public String name() {
        return "plain";
    }

    @Override
    public String description() {
        return "plain Java";
    }

    @Override
    public int rank() {
        return 0;
    }

    @Override
    public Kernels kernels() {
        return new PlainKernels();
    }

    @Override
    public MatrixKernels matrix() {
        return new PlainMatrixKernels();
    }

    @Override
    public TileKernels tiles() {
        return new PlainTileKernels();
    }
}
