package dev.fanin.lab.diagnosis;

/// How far an examination goes.
///
/// @param measures whether a batch is run; if not, theory alone decides
/// @param tries whether a short training decides where theory and one batch leave the effect open
/// @param treats whether remedies are looked for
/// @param samples the samples of the batch, at least 2
public record Checkup(boolean measures, boolean tries, boolean treats, int samples) {

    private static final int SAMPLES = 256;

    public Checkup {
        if (samples < 2) {
            throw new IllegalArgumentException("An examination needs at least 2 samples, got " + samples + ".");
        }
    }

    /// Returns an examination that leaves nothing out.
    public static Checkup complete() {
        return new Checkup(true, true, true, SAMPLES);
    }

    /// Returns one without training.
    public Checkup withoutTrial() {
        return new Checkup(measures, false, treats, samples);
    }

    /// Returns one by theory alone.
    public Checkup withoutMeasuring() {
        return new Checkup(false, false, treats, samples);
    }

    /// Returns one without looking for remedies.
    public Checkup withoutTreatment() {
        return new Checkup(measures, tries, false, samples);
    }

    /// Returns one on so many samples.
    public Checkup samples(int count) {
        return new Checkup(measures, tries, treats, count);
    }
}
