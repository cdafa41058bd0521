package dev.fanin.compute;

import dev.fanin.operation.Pass;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Something that each thread has for itself, made when the thread first asks for it.
final class PerWorker<T> {

    private final Function<Pass, T> maker;
    private final List<@Nullable T> made = new ArrayList<>();

    PerWorker(Function<Pass, T> maker) {
        this.maker = maker;
    }

    synchronized T of(Pass pass) {
        while (made.size() <= pass.worker()) {
            made.add(null);
        }
        T mine = made.get(pass.worker());
        if (mine == null) {
            mine = maker.apply(pass);
            made.set(pass.worker(), mine);
        }
        return mine;
    }
}
