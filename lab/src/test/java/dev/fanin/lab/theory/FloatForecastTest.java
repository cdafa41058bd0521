package dev.fanin.lab.theory;

import static dev.fanin.init.Initializers.randomNormal;
import static dev.fanin.lab.profile.Chains.gaussian;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fanin.activation.Activations;
import dev.fanin.lab.profile.Chains;
import dev.fanin.lab.profile.NetworkProfile;
import dev.fanin.loss.Losses;
import dev.fanin.tensor.Shape;
import dev.fanin.tensor.Tensor;
import org.junit.jupiter.api.Test;

/// A hundred linear layers of 512 nodes, for which it is known at which one the numbers end.
class FloatForecastTest {

    /// `22.627^L`: the first value that is no number appears at the 29th matrix.
    @Test
    void standardNormalWeightsOverflowAtTheTwentyNinthLayer() {
        FloatForecast forecast = FloatForecast.of(FloatFormat.FLOAT32, predicted(1));
        assertThat(forecast.firstOverflow()).contains("dense_28");
        assertThat(forecast.layers().get(26).overflow()).isLessThan(0.01);
        assertThat(forecast.layers().get(30).overflow()).isGreaterThan(0.99);
        assertThat(forecast.firstUnderflow()).isEmpty();
        assertThat(FloatForecast.of(FloatFormat.BFLOAT16, predicted(1)).firstOverflow())
                .contains("dense_28");
        assertThat(FloatForecast.of(FloatFormat.FLOAT16, predicted(1)).firstOverflow())
                .contains("dense_3");
    }

    /// `0.22627^L`: all zeros at the 70th.
    @Test
    void weightsOfAHundredthUnderflowAtTheSeventieth() {
        FloatForecast forecast = FloatForecast.of(FloatFormat.FLOAT32, predicted(0.01));
        assertThat(forecast.firstUnderflow()).contains("dense_69");
        assertThat(forecast.firstOverflow()).isEmpty();
        assertThat(forecast.firstGradientUnderflow()).isPresent();
        assertThat(forecast.firstGradientOverflow()).isEmpty();
    }

    @Test
    void aHealthyNetworkStaysInside() {
        FloatForecast forecast = FloatForecast.of(FloatFormat.FLOAT16, predicted(1 / Math.sqrt(512)));
        assertThat(forecast.firstOverflow()).isEmpty();
        assertThat(forecast.firstUnderflow()).isEmpty();
    }

    private static NetworkProfile predicted(double stddev) {
        return SignalPropagation.predict(
                Chains.square(512, 100, Activations.linear(), randomNormal(stddev))
                        .network(),
                Losses.mse(),
                gaussian(1, 1, 512),
                Tensor.zeros(Shape.of(1, 512)));
    }
}
