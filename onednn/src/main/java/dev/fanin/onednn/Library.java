package dev.fanin.onednn;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;
import java.util.Locale;

/// The functions of oneDNN that are called, once it is loaded.
///
/// @param sgemm `dnnl_sgemm`, which takes arrays where they lie
/// @param setThreads `omp_set_num_threads`, which holds for the calling thread
/// @param version the version that the library states, and the instructions it uses
record Library(MethodHandle sgemm, MethodHandle setThreads, String version) {

    /// Loads the library from a folder.
    ///
    /// Throws `IOException` with one line saying why, if that is impossible.
    @SuppressWarnings("restricted") // what the module is for
    static Library load(Path folder) throws IOException {
        Path path = folder.resolve(Bundle.LIBRARY.name());
        try {
            SymbolLookup symbols = SymbolLookup.libraryLookup(path.toAbsolutePath(), Arena.global());
            // Looked up through the library, so that it is the OpenMP this library uses, should there be several.
            MethodHandle setThreads = handle(
                    symbols, "omp_set_num_threads", FunctionDescriptor.ofVoid(JAVA_INT), Linker.Option.critical(false));
            MethodHandle sgemm = handle(
                    symbols,
                    "dnnl_sgemm",
                    FunctionDescriptor.of(
                            JAVA_INT,
                            JAVA_BYTE,
                            JAVA_BYTE,
                            JAVA_LONG,
                            JAVA_LONG,
                            JAVA_LONG,
                            JAVA_FLOAT,
                            ADDRESS,
                            JAVA_LONG,
                            ADDRESS,
                            JAVA_LONG,
                            JAVA_FLOAT,
                            ADDRESS,
                            JAVA_LONG),
                    Linker.Option.critical(true));
            return new Library(sgemm, setThreads, version(symbols));
        } catch (IllegalArgumentException | UnsatisfiedLinkError e) {
            throw new IOException(path + " cannot be loaded: " + e.getMessage(), e);
        } catch (IllegalCallerException e) {
            throw new IOException("Java may not call native code; start it with --enable-native-access=ALL-UNNAMED", e);
        }
    }

    @SuppressWarnings("restricted")
    private static MethodHandle handle(
            SymbolLookup symbols, String name, FunctionDescriptor function, Linker.Option... options) {
        return Linker.nativeLinker().downcallHandle(symbols.findOrThrow(name), function, options);
    }

    @SuppressWarnings("restricted")
    private static String version(SymbolLookup symbols) {
        try {
            MethodHandle version = handle(symbols, "dnnl_version", FunctionDescriptor.of(ADDRESS));
            MethodHandle isa = handle(symbols, "dnnl_get_effective_cpu_isa", FunctionDescriptor.of(JAVA_INT));
            MethodHandle isaName = handle(symbols, "dnnl_cpu_isa2str", FunctionDescriptor.of(ADDRESS, JAVA_INT));
            MemorySegment numbers = ((MemorySegment) version.invokeExact()).reinterpret(3 * JAVA_INT.byteSize());
            MemorySegment name = (MemorySegment) isaName.invokeExact((int) isa.invokeExact());
            String instructions = name.reinterpret(64).getString(0);
            return numbers.getAtIndex(JAVA_INT, 0) + "." + numbers.getAtIndex(JAVA_INT, 1) + "."
                    + numbers.getAtIndex(JAVA_INT, 2) + ", "
                    + instructions.replace("cpu_isa_", "").toUpperCase(Locale.ROOT);
        } catch (Throwable e) {
            throw Sgemm.unexpected(e);
        }
    }
}
