package dev.fanin.lab.lesson;

/// One quantity, predicted by theory and measured by experiment.
///
/// @param quantity what it is, in words
/// @param predicted what theory says
/// @param measured what the experiment gave
/// @param standardError how far the measurement may stray by chance, as a standard deviation; 0
///     where nothing is left to chance
public record Row(String quantity, double predicted, double measured, double standardError) {

    /// Returns how many standard errors the measurement lies from the prediction, without a sign.
    public double distance() {
        double difference = Math.abs(measured - predicted);
        return difference == 0 ? 0 : difference / standardError;
    }
}
