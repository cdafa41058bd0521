package dev.fanin.bench.sidebyside;

/// A process that keeps one processor busy, as a neighbour on a shared machine does.
public final class Spinner {

    private Spinner() {}

    /// Spins until it is killed, at the latest after two minutes.
    public static void main(String[] args) {
        long end = System.nanoTime() + 120_000_000_000L;
        double value = 1;
        while (System.nanoTime() < end) {
            for (int i = 0; i < 1_000_000; i++) {
                value = value * 0.999 + 0.5;
            }
        }
        System.out.println(value);
    }
}
