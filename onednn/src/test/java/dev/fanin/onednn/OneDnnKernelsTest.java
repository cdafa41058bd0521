package dev.fanin.onednn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.ThreadMXBean;
import dev.fanin.kernel.KernelProvider;
import dev.fanin.kernel.Kernels;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.lang.management.ManagementFactory;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Products by oneDNN against sums in double.
class OneDnnKernelsTest {

    private static final int[] SIZES = {1, 2, 3, 4, 5, 6, 7, 8, 9, 15, 16, 17, 31, 32, 33, 63, 64, 65, 127, 128, 129};

    private final Kernels kernels = new OneDnnKernels(KernelProvider.plain().kernels(), -1, 0);

    @BeforeAll
    static void isThere() {
        String obstacle = Bundle.obstacle(System.getProperty("os.name"), System.getProperty("os.arch"));
        assumeTrue(obstacle == null, obstacle);
        assertThat(Sgemm.failure()).isNull();
    }

    /// One size goes through all that matter, the others through a few.
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7})
    void agreeWithTheDefinition(int form) {
        for (int size : SIZES) {
            for (int other : new int[] {1, 7, 34}) {
                for (int third : new int[] {2, 20, 65}) {
                    assertCorrect(Product.of(form, size, other, third));
                    assertCorrect(Product.of(form, other, size, third));
                    assertCorrect(Product.of(form, other, third, size));
                }
            }
        }
    }

    /// Long enough to be cut; with rows a power of two apart; both; and a long sum.
    @ParameterizedTest
    @CsvSource({"500, 301, 400", "131, 1100, 430", "256, 256, 64", "640, 512, 512", "2, 3, 100003"})
    void agreeWhereTheyAreCutOrCopied(int m, int n, int k) {
        for (int form = 0; form < 4; form++) {
            assertCorrect(new Product((form & 1) != 0, (form & 2) != 0, false, m, n, k, 0, 0));
        }
    }

    private void assertCorrect(Product product) {
        float[] a = product.a();
        float[] b = product.b();
        product.assertCorrect(product.by(kernels, a, b), a, b);
    }

    @ParameterizedTest
    @CsvSource({"40, 33, 12, 1", "600, 20, 700, 3", "25, 25, 25, 0"})
    void rowsMayOverlap(int m, int n, int k, int stride) {
        float[] signal = Product.normal("signal", (Math.max(m, k) - 1) * stride + Math.max(m, k));
        float[] b = Product.normal("b", k * n);
        float[] expected = new float[m * n];
        float[] actual = new float[m * n];
        Kernels plain = KernelProvider.plain().kernels();
        for (boolean transpose : new boolean[] {false, true}) {
            plain.gemm(transpose, false, m, n, k, signal, 0, stride, b, 0, n, false, expected, 0, n);
            kernels.gemm(transpose, false, m, n, k, signal, 0, stride, b, 0, n, false, actual, 0, n);
            assertThat(actual).containsExactly(expected, within(3e-7f * (k + 8)));
        }
        for (boolean transpose : new boolean[] {false, true}) {
            float[] expectedTransposed = new float[n * m];
            float[] actualTransposed = new float[n * m];
            plain.gemm(true, transpose, n, m, k, b, 0, n, signal, 0, stride, false, expectedTransposed, 0, m);
            kernels.gemm(true, transpose, n, m, k, b, 0, n, signal, 0, stride, false, actualTransposed, 0, m);
            assertThat(actualTransposed).containsExactly(expectedTransposed, within(3e-7f * (k + 8)));
        }
    }

    /// What each element of a product must be, exactly: every row of A has one special value and
    /// otherwise zeros, and B is all ones.
    @ParameterizedTest
    @CsvSource({"9, 9, 9", "20, 33, 40", "129, 70, 130"})
    void keepSpecialValues(int m, int n, int k) {
        float[] special = {
            Float.NaN,
            Float.POSITIVE_INFINITY,
            Float.NEGATIVE_INFINITY,
            Float.MIN_VALUE,
            -Float.MIN_NORMAL / 4,
            Float.MAX_VALUE,
            1.5f
        };
        for (int form = 0; form < 4; form++) {
            Product product = new Product((form & 1) != 0, (form & 2) != 0, false, m, n, k, 0, 0);
            float[] a = new float[m * k];
            float[] b = new float[k * n];
            Arrays.fill(b, 1);
            for (int i = 0; i < m; i++) {
                int at = i % k;
                a[product.transposeA() ? at * m + i : i * k + at] = special[i % special.length];
            }
            float[] c = product.by(kernels, a, b);
            for (int i = 0; i < m; i++) {
                for (int j = 0; j < n; j++) {
                    assertThat(c[i * n + j])
                            .as("%s, %d %d", product, i, j)
                            .isEqualTo(Float.valueOf(special[i % special.length]));
                }
            }
        }
    }

    /// 0 times infinity is NaN, and the largest value twice is infinity.
    @Test
    void skipNothing() {
        int size = 48;
        float[] a = new float[size * size];
        float[] b = new float[size * size];
        Arrays.fill(b, Float.MAX_VALUE);
        b[5 * size + 7] = Float.POSITIVE_INFINITY;
        a[3 * size] = 2;
        float[] c = new float[size * size];
        kernels.gemm(false, false, size, size, size, a, 0, size, b, 0, size, false, c, 0, size);
        assertThat(c[3 * size + 7]).isNaN();
        assertThat(c[7]).isNaN();
        assertThat(c[3 * size + 8]).isEqualTo(Float.POSITIVE_INFINITY);
        assertThat(c[8]).isEqualTo(0f);
    }

    /// The garbage collector moves arrays, and with them their alignment.
    @ParameterizedTest
    @CsvSource({"64, 256, 256", "33, 50, 70", "200, 100, 130"})
    void giveTheSameBitsWhereverArraysLie(int m, int n, int k) {
        for (int form = 0; form < 4; form++) {
            Product first = new Product((form & 1) != 0, (form & 2) != 0, false, m, n, k, 0, 0);
            float[] a = first.a();
            float[] b = first.b();
            float[] expected = first.by(kernels, a, b);
            for (int from = 1; from < 17; from++) {
                Product shifted = new Product(first.transposeA(), first.transposeB(), false, m, n, k, from, 0);
                float[] actual = shifted.by(kernels, shift(a, from), shift(b, 17 - from, from));
                for (int i = 0; i < m * n; i++) {
                    assertThat(actual[from + i]).isEqualTo(expected[i]);
                }
            }
        }
    }

    private static float[] shift(float[] values, int from) {
        float[] shifted = new float[values.length + from];
        System.arraycopy(values, 0, shifted, from, values.length);
        return shifted;
    }

    private static float[] shift(float[] values, int more, int from) {
        return Arrays.copyOf(shift(values, from), values.length + from + more);
    }

    /// A thread that OpenMP starts inherits the name of the one that starts it, for the operating
    /// system; the second half shows that the count would notice.
    @Test
    void startNoThreads() throws Exception {
        Product product = new Product(false, false, false, 400, 400, 300, 0, 0);
        float[] expected = product.by(kernels);
        AtomicInteger alone = new AtomicInteger();
        AtomicInteger together = new AtomicInteger();
        AtomicReference<float[]> result = new AtomicReference<>();
        runNamed("fanin-alone", () -> {
            result.set(product.by(kernels));
            alone.set(nativeThreads("fanin-alone"));
        });
        runNamed("fanin-three", () -> {
            withThreads(3, product);
            together.set(nativeThreads("fanin-three"));
        });
        assertThat(alone).hasValue(1);
        assertThat(together).hasValue(3);
        assertThat(result.get()).isEqualTo(expected);
    }

    @Test
    void serveVirtualThreads() throws InterruptedException {
        Product product = Product.of(0, 100, 100, 100);
        float[] expected = product.by(kernels);
        List<Thread> threads = new ArrayList<>();
        List<float[]> results = Collections.synchronizedList(new ArrayList<>());
        for (int i = 0; i < 20; i++) {
            threads.add(Thread.ofVirtual().start(() -> {
                for (int round = 0; round < 5; round++) {
                    results.add(product.by(kernels));
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(results).hasSize(100).allSatisfy(result -> assertThat(result).isEqualTo(expected));
    }

    private static void runNamed(String name, Runnable task) throws InterruptedException {
        Thread.ofPlatform().name(name).start(task).join();
    }

    private static int nativeThreads(String name) {
        int count = 0;
        try (DirectoryStream<Path> tasks = Files.newDirectoryStream(Path.of("/proc/self/task"))) {
            for (Path task : tasks) {
                count += nameOf(task).equals(name) ? 1 : 0;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return count;
    }

    private static String nameOf(Path task) {
        try {
            return Files.readString(task.resolve("comm")).strip();
        } catch (IOException e) {
            return "ended";
        }
    }

    private static void withThreads(int count, Product product) {
        float[] c = new float[product.m() * product.n()];
        try {
            Library library = Library.load(Bundle.files(System.getenv(), System.getProperty("user.home"))
                    .unpacked());
            library.setThreads().invoke(count);
            int status = (int) library.sgemm()
                    .invoke(
                            (byte) 'N',
                            (byte) 'N',
                            (long) product.m(),
                            (long) product.n(),
                            (long) product.k(),
                            1f,
                            MemorySegment.ofArray(product.a()),
                            (long) product.lda(),
                            MemorySegment.ofArray(product.b()),
                            (long) product.ldb(),
                            0f,
                            MemorySegment.ofArray(c),
                            (long) product.ldc());
            assertThat(status).isZero();
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void allocateNothingOnceCompiled() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        float[] a = Product.normal("a", 4096);
        float[] b = Product.normal("b", 4096);
        float[] c = new float[4096];
        long least = Long.MAX_VALUE;
        for (int round = 0; round < 3000 && least > 0; round++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < 1000; i++) {
                kernels.gemm(false, (i & 1) == 0, 20, 24, 16, a, i & 63, 32, b, 3, 32, true, c, 64, 32);
            }
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        assertThat(least).isZero();
    }

    @Test
    void handSmallOnesOn() {
        int[] calls = {0};
        Kernels other = (ta, tb, m, n, k, a, aFrom, lda, b, bFrom, ldb, add, c, cFrom, ldc) -> calls[0]++;
        Kernels mixed = new OneDnnKernels(other, 2 * 10 * 10 * 10, 2);
        float[] values = new float[200];
        mixed.gemm(false, false, 10, 10, 10, values, 0, 10, values, 0, 10, false, new float[100], 0, 10);
        mixed.gemm(false, false, 10, 10, 0, values, 0, 10, values, 0, 10, false, new float[100], 0, 10);
        assertThat(calls[0]).isEqualTo(2);
        mixed.gemm(false, false, 11, 10, 10, values, 0, 10, values, 0, 10, false, new float[110], 0, 10);
        assertThat(calls[0]).isEqualTo(2);
        mixed.gemm(false, false, 2, 40, 40, values, 0, 40, new float[1600], 0, 40, false, values, 80, 40);
        assertThat(calls[0]).isEqualTo(3);
        mixed.gemm(false, true, 2, 40, 40, values, 0, 40, new float[1600], 0, 40, false, values, 80, 40);
        mixed.gemm(false, false, 3, 40, 40, values, 0, 40, new float[1600], 0, 40, false, new float[120], 0, 40);
        assertThat(calls[0]).isEqualTo(3);
    }

    @Test
    void refuseMatricesThatEndOutsideTheirArrays() {
        float[] nine = new float[9];
        assertThatThrownBy(() -> kernels.gemm(false, false, 3, 3, 3, nine, 1, 3, nine, 0, 3, false, nine, 0, 3))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessage("Matrix A of 3 x 3 from 1 with the leading dimension 3 ends at 10, but its array has 9"
                        + " elements.");
        assertThatThrownBy(() -> kernels.gemm(false, true, 3, 4, 3, nine, 0, 3, nine, 0, 3, false, nine, 0, 4))
                .hasMessage("Matrix B of 4 x 3 from 0 with the leading dimension 3 ends at 12, but its array has 9"
                        + " elements.");
        assertThatThrownBy(() -> kernels.gemm(false, false, 3, 3, 3, nine, 0, 3, nine, 0, 3, false, nine, 0, 4))
                .hasMessage("Matrix C of 3 x 3 from 0 with the leading dimension 4 ends at 11, but its array has 9"
                        + " elements.");
        assertThatThrownBy(() -> kernels.gemm(false, false, 3, 3, 3, nine, 0, 3, nine, 0, 3, false, nine, 0, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Rows of C must not overlap, but its leading dimension is 2 and it has 3 columns.");
        assertThatThrownBy(() -> kernels.gemm(false, false, 3, 3, 3, nine, -1, 3, nine, 0, 3, false, nine, 0, 3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Matrix A of 3 x 3 from -1 with the leading dimension 3 has a negative size.");
    }
}
