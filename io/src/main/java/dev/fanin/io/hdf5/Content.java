package dev.fanin.io.hdf5;

import java.lang.foreign.MemorySegment;
import java.util.List;

/// The elements of a dataset: in memory, or in a file that is read when they are asked for.
sealed interface Content permits Content.Numbers, Content.Texts, Stored {

    /// Numbers in memory.
    record Numbers(MemorySegment bytes) implements Content {
        @Override
        public List<String> texts(Datatype datatype) {
            throw new IllegalStateException("Expected a dataset of texts, got one of " + datatype.name() + ".");
        }
    }

    /// Texts in memory.
    record Texts(List<String> texts) implements Content {
        @Override
        public MemorySegment bytes() {
            throw new IllegalStateException("Expected a dataset of numbers, got one of text.");
        }

        @Override
        public List<String> texts(Datatype datatype) {
            return texts;
        }
    }

    /// Returns the bytes of all elements, as their type has them.
    MemorySegment bytes() throws Hdf5Exception;

    /// Returns all elements as texts.
    List<String> texts(Datatype datatype) throws Hdf5Exception;

    /// Returns the file's name and the dataset's, for messages.
    default String where() {
        return "Cannot read a dataset: it";
    }
}
