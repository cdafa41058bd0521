package dev.fanin.connection;

/// One axis under a window that moves: coarse places, each of which covers some fine places.
///
/// @param coarse the number of coarse places
/// @param fine the number of fine places
/// @param window how many fine places one coarse place covers
/// @param stride how far the window moves
/// @param dilation how far apart the places within a window lie
/// @param padding how many fine places before the first are covered and do not exist
record Axis(int coarse, int fine, int window, int stride, int dilation, int padding) {

    /// Returns an axis where every window lies inside.
    static Axis inside(int coarse, int window, int stride, int dilation) {
        int fine = (coarse - 1) * stride + (window - 1) * dilation + 1;
        return new Axis(coarse, fine, window, stride, dilation, 0);
    }

    /// Returns an axis as long on both sides, with zeros at both ends; for one more zero than can
    /// be shared, that at the end.
    static Axis same(int length, int window) {
        return new Axis(length, length, window, 1, 1, (window - 1) / 2);
    }

    /// Returns the fine place, or -1 where it does not exist.
    int place(int at, int tap) {
        int place = at * stride + tap * dilation - padding;
        return place >= 0 && place < fine ? place : -1;
    }

    /// Whether the whole window of a coarse place exists.
    boolean innerCoarse(int at) {
        return place(at, 0) >= 0 && place(at, window - 1) >= 0;
    }

    /// Whether every coarse place that would cover a fine place exists, and the fine place lies in
    /// the middle, where whole periods of the stride are.
    boolean innerFine(int at) {
        int low = fine / 2;
        while (low > 0 && whole(low - 1)) {
            low--;
        }
        int high = fine / 2;
        while (high < fine && whole(high)) {
            high++;
        }
        return at >= low && at < low + (high - low) / stride * stride;
    }

    private boolean whole(int at) {
        for (int tap = 0; tap < window; tap++) {
            int from = at + padding - tap * dilation;
            if (Math.floorMod(from, stride) == 0) {
                int place = Math.floorDiv(from, stride);
                if (place < 0 || place >= coarse) {
                    return false;
                }
            }
        }
        return true;
    }
}
