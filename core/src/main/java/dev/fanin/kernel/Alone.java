package dev.fanin.kernel;

/// The calling thread, which does all parts in order.
enum Alone implements Crew {
    INSTANCE;

    @Override
    public int threads() {
        return 1;
    }

    @Override
    public void run(int parts, Task task) {
        for (int part = 0; part < parts; part++) {
            task.run(part, 0);
        }
    }
}
