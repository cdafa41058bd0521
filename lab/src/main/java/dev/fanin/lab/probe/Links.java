package dev.fanin.lab.probe;

import java.util.List;

/// How the units of one node depend on those of its sources, for telling copies from each other.
///
/// A colour is a hash of all that is known of a unit: units of one layer with different colours
/// differ. Hashes have 64 bits, so that two different units share one by chance with probability
/// 5e-20.
sealed interface Links {

    /// Writes the colours of the node's units, from those of its sources.
    void forward(long[][] sources, long[] out);

    /// Adds to each unit of the sources what the node's units tell of it.
    void backward(long[] out, long[][] sources);

    /// Each unit takes all units of the source, each with a weight: dense layers, and convolutions,
    /// whose weight is a whole window. In groups, a unit takes those of its own group.
    ///
    /// @param labels the weight from source unit k, counted within its group, to unit i, at `k *
    ///     own.length + i`
    /// @param own what else a unit has, as its bias
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Mixing(long[] labels, long[] own, int inputs, int groups) implements Links {
        @Override
        public void forward(long[][] sources, long[] out) {
            int taken = inputs / groups;
            int units = own.length;
            System.arraycopy(own, 0, out, 0, units);
            for (int k = 0; k < taken; k++) {
                for (int i = 0; i < units; i++) {
                    out[i] += Hash.of(labels[k * units + i], sources[0][i / (units / groups) * taken + k]);
                }
            }
        }

        @Override
        public void backward(long[] out, long[][] sources) {
            int taken = inputs / groups;
            int units = own.length;
            for (int k = 0; k < taken; k++) {
                for (int i = 0; i < units; i++) {
                    sources[0][i / (units / groups) * taken + k] += Hash.of(labels[k * units + i], out[i]);
                }
            }
        }
    }

    /// Each unit takes one unit of each source, `i / times`: activations, normalizations, pooling,
    /// sums, depthwise convolutions.
    ///
    /// @param own what a unit has, as its scale
    /// @param times how many units a unit of the source becomes
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Each(long[] own, int times) implements Links {
        @Override
        public void forward(long[][] sources, long[] out) {
            for (int i = 0; i < out.length; i++) {
                long colour = own[i];
                for (long[] source : sources) {
                    colour = Hash.of(colour, source[i / times]);
                }
                out[i] = colour;
            }
        }

        @Override
        public void backward(long[] out, long[][] sources) {
            for (int s = 0; s < sources.length; s++) {
                for (int i = 0; i < out.length; i++) {
                    sources[s][i / times] += Hash.of(Hash.of(own[i], s), out[i]);
                }
            }
        }
    }

    /// The same values in the same order under another shape, in so many values a sample.
    record Rearranged(int size) implements Links {
        @Override
        public void forward(long[][] sources, long[] out) {
            int width = sources[0].length;
            for (int i = 0; i < size; i++) {
                int unit = i % out.length;
                long before = i < out.length ? 0 : out[unit];
                out[unit] = Hash.of(before, Hash.of(sources[0][i % width], i / width));
            }
        }

        @Override
        public void backward(long[] out, long[][] sources) {
            int width = sources[0].length;
            for (int i = 0; i < size; i++) {
                sources[0][i % width] += Hash.of(Hash.of(out[i % out.length], i / out.length), i / width);
            }
        }
    }

    /// The units of all sources, side by side.
    record Joined() implements Links {
        @Override
        public void forward(long[][] sources, long[] out) {
            int at = 0;
            for (long[] source : sources) {
                System.arraycopy(source, 0, out, at, source.length);
                at += source.length;
            }
        }

        @Override
        public void backward(long[] out, long[][] sources) {
            int at = 0;
            for (long[] source : sources) {
                for (int i = 0; i < source.length; i++) {
                    source[i] += Hash.of(1, out[at + i]);
                }
                at += source.length;
            }
        }
    }

    /// One after the other.
    ///
    /// @param widths the units after each but the last
    record Chain(List<Links> links, List<Integer> widths) implements Links {
        @Override
        public void forward(long[][] sources, long[] out) {
            long[][] from = sources;
            for (int i = 0; i < widths.size(); i++) {
                long[] next = new long[widths.get(i)];
                links.get(i).forward(from, next);
                from = new long[][] {next};
            }
            links.getLast().forward(from, out);
        }

        @Override
        public void backward(long[] out, long[][] sources) {
            long[] from = out;
            for (int i = widths.size() - 1; i >= 0; i--) {
                long[] before = new long[widths.get(i)];
                links.get(i + 1).backward(from, new long[][] {before});
                from = before;
            }
            links.getFirst().backward(from, sources);
        }
    }

    /// Nobody knows: every unit is taken for different from all others, on both sides.
    record Opaque() implements Links {
        @Override
        public void forward(long[][] sources, long[] out) {
            for (int i = 0; i < out.length; i++) {
                out[i] = Hash.of(1, i);
            }
        }

        @Override
        public void backward(long[] out, long[][] sources) {
            for (long[] source : sources) {
                for (int i = 0; i < source.length; i++) {
                    source[i] += Hash.of(2, i);
                }
            }
        }
    }
}
