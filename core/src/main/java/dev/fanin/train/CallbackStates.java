package dev.fanin.train;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Hands what a checkpoint kept back to the callbacks it belongs to.
///
/// The callbacks may now be others, or in another order: a state goes to the first callback whose
/// numbers have the same names, and what is left to the callback at its place.
final class CallbackStates {

    private CallbackStates() {}

    static void restore(List<Callback> callbacks, List<CallbackState> states) {
        List<@Nullable CallbackState> left = new ArrayList<>(states);
        boolean[] done = new boolean[callbacks.size()];
        for (int i = 0; i < callbacks.size(); i++) {
            CallbackState own = callbacks.get(i).state();
            for (int k = 0; k < left.size() && !done[i]; k++) {
                CallbackState saved = left.get(k);
                if (saved != null
                        && !saved.numbers().isEmpty()
                        && saved.numbers().keySet().equals(own.numbers().keySet())) {
                    callbacks.get(i).restore(saved);
                    left.set(k, null);
                    done[i] = true;
                }
            }
        }
        for (int i = 0; i < Math.min(callbacks.size(), left.size()); i++) {
            CallbackState saved = left.get(i);
            if (saved != null && !done[i]) {
                callbacks.get(i).restore(saved);
            }
        }
    }
}
