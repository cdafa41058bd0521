package dev.fanin.lab.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonReportTest {

    @Test
    void describesTheComparison() {
        Map<String, String> values = JsonValues.of(JsonReport.json(Examples.fourInitializers()));
        assertThat(values)
                .containsEntry("/network", "30 hidden layers of 100 relu nodes, softmax output")
                .containsEntry("/seconds", "12.34")
                .containsEntry("/runs/3/initializer", "he_normal")
                .containsEntry("/runs/3/seed", "42")
                .containsEntry("/runs/3/accuracy", "0.964")
                .containsEntry("/runs/3/healthy", "true")
                .containsKeys("/data", "/training", "/command", "/versions", "/runs/3/verdict");
    }

    @Test
    void givesEveryLayerPredictedAndMeasured() {
        Map<String, String> values = JsonValues.of(JsonReport.json(Examples.fourInitializers()));
        for (String state : List.of("predicted", "measured")) {
            String network = "/runs/2/" + state;
            assertThat(values)
                    .containsKeys(network + "/signal_decades", network + "/gradient_decades")
                    .containsEntry(network + "/layers/30/name", "predictions")
                    .containsKeys(
                            network + "/layers/0/pre_activation/log10_rms",
                            network + "/layers/0/activation/log10_rms",
                            network + "/layers/0/activation/spread",
                            network + "/layers/0/activation/mean",
                            network + "/layers/0/activation/standard_deviation",
                            network + "/layers/0/gradient/log10_rms",
                            network + "/layers/0/weight_gradient/log10_rms",
                            network + "/layers/0/weight_gradient/spread",
                            network + "/layers/0/saturated",
                            network + "/layers/0/dead");
        }
    }

    @Test
    void writesNullForWhatIsNotFinite() {
        Map<String, String> values = JsonValues.of(JsonReport.json(Examples.fourInitializers()));
        assertThat(values)
                .containsEntry("/runs/0/history/loss/1", "210000.0")
                .containsEntry("/runs/0/history/loss/2", "null")
                .containsEntry("/runs/0/accuracy", "null")
                .containsEntry("/runs/0/predicted/layers/0/dead", "null")
                .containsKey("/runs/0/history/accuracy/11");
    }

    @Test
    void keepsHistogramsToThePage() {
        String key = "/runs/0/measured/layers/0/histogram/shares/0";
        assertThat(JsonValues.of(JsonReport.json(Examples.fourInitializers()))).doesNotContainKey(key);
        assertThat(JsonValues.of(JsonReport.jsonForCharts(Examples.fourInitializers())))
                .containsKey(key);
    }

    @Test
    void keepsAnyText() {
        String text = "a \"quoted\" \\ </script> \u2028 line\nbreak";
        assertThat(JsonValues.of(JsonReport.json(Examples.named(text)))).containsEntry("/runs/0/initializer", text);
    }
}
