package dev.fanin.bench.sidebyside;

import dev.fanin.bench.sidebyside.Stage.Conv;
import dev.fanin.bench.sidebyside.Stage.Dense;
import dev.fanin.bench.sidebyside.Stage.Flatten;
import dev.fanin.bench.sidebyside.Stage.MaxPool;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// The limit: the matrix products of a step and nothing else, by oneDNN's `dnnl_sgemm`.
///
/// A dense layer (in, out) of a batch b needs `X W`, and to train `X' dY` and, except in the first
/// layer, `dY W'`. A convolution counts as the products of its unfolded input (b * positions, 9 *
/// channels), without the unfolding. Each thread calls the library with one thread on its half of
/// each product; halves of rows or of columns, whichever was faster here; threads meet at the end
/// of a step only. Where two threads are no gain, one does all.
public final class GemmLimit implements Contestant {

    @Override
    public String name() {
        return "limit";
    }

    @Override
    public String version() {
        return "oneDNN 3.13 dnnl_sgemm";
    }

    @Override
    public Task start(Workload workload, int threads) {
        List<Product> products = products(workload);
        MethodHandle sgemm = sgemm(Path.of(System.getProperty("bench.limit")));
        return new Products(sgemm, products, threads);
    }

    /// A product C (m, n) = A (m, k) B (k, n), each factor stored as it is or transposed.
    private record Product(
            boolean ta, boolean tb, int m, int n, int k, MemorySegment a, MemorySegment b, MemorySegment c) {

        /// Returns the call that computes part `i` of `parts`, of the rows or of the columns.
        Call part(boolean rows, int i, int parts) {
            int from = (int) ((long) (rows ? m : n) * i / parts);
            int count = (int) ((long) (rows ? m : n) * (i + 1) / parts) - from;
            long offsetA = rows ? (long) from * (ta ? 1 : k) : 0;
            long offsetB = rows ? 0 : (long) from * (tb ? k : 1);
            long offsetC = rows ? (long) from * n : from;
            return new Call(
                    (byte) (ta ? 'T' : 'N'),
                    (byte) (tb ? 'T' : 'N'),
                    rows ? count : m,
                    rows ? n : count,
                    k,
                    at(a, offsetA),
                    ta ? m : k,
                    at(b, offsetB),
                    tb ? k : n,
                    at(c, offsetC),
                    n);
        }

        private static MemorySegment at(MemorySegment array, long offset) {
            return array.asSlice(offset * Float.BYTES);
        }
    }

    /// The arguments of one call.
    private record Call(
            byte ta,
            byte tb,
            long m,
            long n,
            long k,
            MemorySegment a,
            long lda,
            MemorySegment b,
            long ldb,
            MemorySegment c,
            long ldc) {

        void run(MethodHandle sgemm) {
            if (m == 0 || n == 0) {
                return;
            }
            try {
                int status = (int) sgemm.invokeExact(ta, tb, m, n, k, 1f, a, lda, b, ldb, 0f, c, ldc);
                if (status != 0) {
                    throw new IllegalStateException("dnnl_sgemm returned status " + status + ".");
                }
            } catch (RuntimeException | Error e) {
                throw e;
            } catch (Throwable e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static List<Product> products(Workload workload) {
        SplittableRandom random = new SplittableRandom(4);
        List<Product> forward = new ArrayList<>();
        List<Product> backward = new ArrayList<>();
        for (Stage stage : workload.stages()) {
            switch (stage) {
                case Dense d -> add(forward, backward, workload.batch(), d.units(), d.inputs(), random);
                case Conv c ->
                    add(
                            forward,
                            backward,
                            workload.batch() * c.outputHeight() * c.outputWidth(),
                            c.filters(),
                            Conv.KERNEL * Conv.KERNEL * c.channels(),
                            random);
                case MaxPool _, Flatten _ -> {}
            }
        }
        if (workload.mode().trains()) {
            forward.addAll(backward);
        }
        return forward;
    }

    private static void add(
            List<Product> forward, List<Product> backward, int rows, int units, int inputs, SplittableRandom random) {
        boolean first = forward.isEmpty();
        MemorySegment x = values(rows * inputs, random);
        MemorySegment w = values(inputs * units, random);
        MemorySegment dy = values(rows * units, random);
        forward.add(new Product(false, false, rows, units, inputs, x, w, zeros(rows * units)));
        Product dw = new Product(true, false, inputs, units, rows, x, dy, zeros(inputs * units));
        if (!first) {
            backward.addFirst(new Product(false, true, rows, inputs, units, dy, w, zeros(rows * inputs)));
        }
        backward.addFirst(dw);
    }

    private static MemorySegment values(int count, SplittableRandom random) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) (random.nextDouble() - 0.5);
        }
        return MemorySegment.ofArray(values);
    }

    private static MemorySegment zeros(int count) {
        return MemorySegment.ofArray(new float[count]);
    }

    /// All products of a step, shared out among threads once and for all.
    private static final class Products implements Task {

        private static final int SPINS = 20_000;
        private static final long PARK = 50_000;

        private final MethodHandle sgemm;
        private volatile List<List<Call>> shares = List.of();
        private volatile long begun;
        private volatile long ended;
        private volatile boolean closed;

        Products(MethodHandle sgemm, List<Product> products, int threads) {
            if (threads > 2) {
                throw new IllegalArgumentException("The limit is measured with 1 or 2 threads, not " + threads + ".");
            }
            this.sgemm = sgemm;
            Thread.ofPlatform().daemon().name("limit").start(this::work);
            List<Call> alone =
                    products.stream().map(product -> product.part(true, 0, 1)).toList();
            List<List<Call>> shared = List.of(new ArrayList<>(), new ArrayList<>());
            for (Product product : products) {
                List<List<Call>> best = List.of(List.of(product.part(true, 0, 1)), List.of());
                if (threads == 2) {
                    best = faster(best, halves(product, true));
                    best = faster(best, halves(product, false));
                }
                shared.get(0).addAll(best.get(0));
                shared.get(1).addAll(best.get(1));
            }
            shares = faster(List.of(alone, List.of()), shared);
        }

        private static List<List<Call>> halves(Product product, boolean rows) {
            return List.of(List.of(product.part(rows, 0, 2)), List.of(product.part(rows, 1, 2)));
        }

        private List<List<Call>> faster(List<List<Call>> one, List<List<Call>> other) {
            double first = Double.MAX_VALUE;
            double second = Double.MAX_VALUE;
            for (int i = 0; i < 5; i++) {
                first = Math.min(first, time(one));
                second = Math.min(second, time(other));
            }
            return first <= second ? one : other;
        }

        private double time(List<List<Call>> tried) {
            shares = tried;
            long start = System.nanoTime();
            long runs = 0;
            do {
                step();
                runs++;
            } while (System.nanoTime() - start < 8_000_000);
            return (double) (System.nanoTime() - start) / runs;
        }

        @Override
        public void step() {
            List<List<Call>> now = shares;
            boolean both = !now.get(1).isEmpty();
            long turn = begun + 1;
            if (both) {
                begun = turn;
            }
            run(now.get(0));
            while (both && ended < turn) {
                Thread.onSpinWait();
            }
        }

        private void run(List<Call> calls) {
            for (int i = 0; i < calls.size(); i++) {
                calls.get(i).run(sgemm);
            }
        }

        private void work() {
            long turn = 1;
            int spins = 0;
            while (!closed) {
                if (begun < turn) {
                    Thread.onSpinWait();
                    spins++;
                    if (spins > SPINS) {
                        LockSupport.parkNanos(PARK);
                    }
                } else {
                    run(shares.get(1));
                    ended = turn;
                    turn++;
                    spins = 0;
                }
            }
        }

        @Override
        public double loss() {
            return Double.NaN;
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    // Calling native code is what this class is for.
    @SuppressWarnings("restricted")
    private static MethodHandle sgemm(Path folder) {
        Path library = library(folder);
        MemorySegment symbol =
                SymbolLookup.libraryLookup(library, Arena.global()).findOrThrow("dnnl_sgemm");
        FunctionDescriptor type = FunctionDescriptor.of(
                ValueLayout.JAVA_INT,
                ValueLayout.JAVA_BYTE,
                ValueLayout.JAVA_BYTE,
                ValueLayout.JAVA_LONG,
                ValueLayout.JAVA_LONG,
                ValueLayout.JAVA_LONG,
                ValueLayout.JAVA_FLOAT,
                ValueLayout.ADDRESS,
                ValueLayout.JAVA_LONG,
                ValueLayout.ADDRESS,
                ValueLayout.JAVA_LONG,
                ValueLayout.JAVA_FLOAT,
                ValueLayout.ADDRESS,
                ValueLayout.JAVA_LONG);
        return Linker.nativeLinker().downcallHandle(symbol, type, Linker.Option.critical(true));
    }

    /// Unpacks the library beside its jar, once.
    private static Path library(Path folder) {
        Path unpacked = folder.resolve("libdnnl.so.3");
        try (var jars = Files.newDirectoryStream(folder, "dnnl-*.jar")) {
            for (Path jar : jars) {
                unpack(jar, "org/bytedeco/dnnl/linux-x86_64/libdnnl.so.3", unpacked);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return unpacked;
    }

    private static void unpack(Path jar, String name, Path target) throws IOException {
        if (Files.exists(target)) {
            return;
        }
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            ZipEntry entry = zip.getEntry(name);
            if (entry == null) {
                throw new IOException("No " + name + " in " + jar + ".");
            }
            Path part = Files.createTempFile(target.getParent(), "unpacked", ".part");
            try (InputStream in = zip.getInputStream(entry)) {
                Files.copy(in, part, StandardCopyOption.REPLACE_EXISTING);
            }
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
        }
    }
}
