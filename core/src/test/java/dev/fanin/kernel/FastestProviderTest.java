package dev.fanin.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Iterator;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class FastestProviderTest {

    /// Plain kernels under another name.
    private record Ranked(String name, int rank) implements KernelProvider {
        @Override
        public String description() {
            return "of rank " + rank;
        }

        @Override
        public Kernels kernels() {
            return KernelProvider.plain().kernels();
        }

        @Override
        public MatrixKernels matrix() {
            return KernelProvider.plain().matrix();
        }

        @Override
        public TileKernels tiles() {
            return KernelProvider.plain().tiles();
        }
    }

    @Test
    void theHighestRankIsTaken() {
        Ranked simd = new Ranked("simd", 10);
        Ranked library = new Ranked("library", 20);
        assertThat(choose(() -> simd, () -> library).provider()).isSameAs(library);
        assertThat(choose(() -> library, () -> simd).provider()).isSameAs(library);
        assertThat(choose(() -> new Ranked("slow", -1)).provider()).isSameAs(KernelProvider.plain());
        assertThat(choose().unavailable()).isEmpty();
    }

    @Test
    void whatFailsToLoadIsPassedByWithItsReason() {
        Ranked simd = new Ranked("simd", 10);
        FastestProvider choice = choose(
                () -> {
                    throw new ServiceConfigurationError(
                            "Provider x.Y could not be instantiated", new NoClassDefFoundError("jdk/incubator/V"));
                },
                () -> simd,
                () -> {
                    throw new UnsatisfiedLinkError("no library");
                });
        assertThat(choice.provider()).isSameAs(simd);
        assertThat(choice.unavailable())
                .containsExactly(
                        "Provider x.Y could not be instantiated, because of java.lang.NoClassDefFoundError:"
                                + " jdk/incubator/V",
                        "java.lang.UnsatisfiedLinkError: no library");
    }

    @Test
    void aServiceThatFailsForEverIsGivenUp() {
        Iterator<KernelProvider> broken = new Iterator<>() {
            @Override
            public boolean hasNext() {
                throw new ServiceConfigurationError("broken");
            }

            @Override
            public KernelProvider next() {
                throw new ServiceConfigurationError("broken");
            }
        };
        FastestProvider choice = FastestProvider.choose(broken);
        assertThat(choice.provider()).isSameAs(KernelProvider.plain());
        assertThat(choice.unavailable()).hasSize(8);
    }

    @Test
    void plainKernelsSayWhatTheyAre() {
        assertThat(KernelProvider.plain().name()).isEqualTo("plain");
        assertThat(KernelProvider.plain().description()).isEqualTo("plain Java");
        assertThat(KernelProvider.plain().rank()).isZero();
        assertThat(KernelProvider.unavailable()).isEmpty();
    }

    /// A service loader that fails where a supplier does.
    @SafeVarargs
    @SuppressWarnings("varargs") // nothing but suppliers comes in
    private static FastestProvider choose(Supplier<KernelProvider>... found) {
        Iterator<Supplier<KernelProvider>> suppliers = List.of(found).iterator();
        return FastestProvider.choose(new Iterator<>() {
            @Override
            public boolean hasNext() {
                return suppliers.hasNext();
            }

            @Override
            public KernelProvider next() {
                return suppliers.next().get();
            }
        });
    }
}
