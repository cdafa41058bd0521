package dev.fanin.kernel;

/// Threads that share out the numbered parts of one task after the other.
///
/// A crew belongs to one caller at a time; which thread runs which part is chance, so a part must
/// depend on its number alone.
public interface Crew {

    /// A task in numbered parts, made once and run often.
    interface Task {
        /// Does one part.
        ///
        /// @param worker the number of the thread that runs it, from 0 to threads - 1, which picks
        ///     scratch space
        void run(int part, int worker);
    }

    /// Returns how many threads work, the caller among them.
    int threads();

    /// Runs the parts 0 to parts - 1, and returns when all are done; throws what a part threw.
    void run(int parts, Task task);

    /// Returns the crew of the calling thread alone.
    static Crew alone() {
        return Alone.INSTANCE;
    }
}
