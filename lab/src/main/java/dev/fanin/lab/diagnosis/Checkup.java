package dev.fanin.lab.diagnosis;

/// How far an examination goes.
///
/// @param measures whether a batch is run; if not, theory alone decides
/// @param tries whether a short training decides where theory and one batch leave the effect open
/// @param treats whether remedies are looked for
/// @param samples the samples of the batch, at least 2
/// @param draws whether that is computed, too, which only charts show: phases, and other seeds
public record Checkup(boolean measures, boolean tries, boolean treats, int samples, boolean draws) {

    private static final int SAMPLES = 256;

    public Checkup {
        if (samples < 2) {
            throw new IllegalArgumentException("An examination needs at least 2 samples, got " + samples + ".");
        }
    }

    /// Makes an examination without what only charts show.
    public Checkup(boolean measures, boolean tries, boolean treats, int samples) {
        this(measures, tries, treats, samples, false);
    }

    /// Returns an examination that leaves nothing out but what only charts show.
    public static Checkup complete() {
        return new Checkup(true, true, true, SAMPLES);
    }

    /// Returns one without training.
    public Checkup withoutTrial() {
        return new Checkup(measures, false, treats, samples, draws);
    }

    /// Returns one by theory alone.
    public Checkup withoutMeasuring() {
        return new Checkup(false, false, treats, samples, draws);
    }

    /// Returns one without looking for remedies.
    public Checkup withoutTreatment() {
        return new Checkup(measures, tries, false, samples, draws);
    }

    /// Returns one on so many samples.
    public Checkup samples(int count) {
        return new Checkup(measures, tries, treats, count, draws);
    }

    /// Returns one with what charts show.
    public Checkup withCharts() {
        return new Checkup(measures, tries, treats, samples, true);
    }
}
