package dev.fanin.dialect;

/// Which of PyTorch's two builds of its inner loops draws the values; the processor decides.
///
/// In PyTorch: `torch.backends.cpu.get_cpu_capability()`; AVX512 draws as AVX2 does.
public enum TorchCapability {
    /// Processors with AVX2 and fused multiply-add: nearly every x86 machine.
    AVX2,
    /// Everything else, and `ATEN_CPU_CAPABILITY=default`.
    DEFAULT
}
