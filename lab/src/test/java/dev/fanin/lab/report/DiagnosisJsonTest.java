package dev.fanin.lab.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class DiagnosisJsonTest {

    private static Map<String, String> sick() {
        return JsonValues.of(DiagnosisJson.json(Patients.sick()));
    }

    @Test
    void saysWhatWasExaminedAndTheVerdict() {
        assertThat(sick())
                .containsEntry("/model", "mlp:784-30x256-10:relu:glorot_uniform")
                .containsEntry("/verdict", "error")
                .containsEntry("/samples", "128")
                .containsKey("/input")
                .containsKey("/loss")
                .containsKey("/notes/1")
                .containsKey("/summary/2");
        assertThat(JsonValues.of(DiagnosisJson.json(Patients.healthy()))).containsEntry("/verdict", "ok");
    }

    @Test
    void hasEveryPartOfAFinding() {
        assertThat(sick())
                .containsEntry("/findings/0/id", "INIT002")
                .containsEntry("/findings/0/title", "Wrong gain")
                .containsEntry("/findings/0/severity", "error")
                .containsEntry("/findings/0/layer", "hidden_1")
                .containsEntry("/findings/0/quantity", "fan_in Var(W)")
                .containsEntry("/findings/0/predicted", "1.0")
                .containsEntry("/findings/0/measured", "0.998")
                .containsEntry("/findings/0/interval/0", "1.86")
                .containsEntry("/findings/0/interval/1", "2.14")
                .containsEntry("/findings/0/confidence", "trained")
                .containsEntry("/findings/0/share", "0.93")
                .containsEntry("/findings/0/fix/fanin", Patients.heFix().fanin())
                .containsEntry("/findings/0/fix/keras", Patients.heFix().keras())
                .containsEntry("/findings/0/fix/torch", Patients.heFix().torch())
                .containsEntry("/findings/0/verified/before/signal_decades", "4.58")
                .containsEntry("/findings/0/verified/before/decades", "8.99")
                .containsEntry("/findings/0/verified/after/trained_loss", "1.62")
                .containsKey("/findings/0/cause")
                .containsKey("/findings/0/fix/text");
    }

    @Test
    void isNullWhereThereIsNothing() {
        assertThat(sick())
                .containsEntry("/findings/1/fix", "null")
                .containsEntry("/findings/1/verified", "null")
                .containsEntry("/findings/1/share", "null")
                .containsEntry("/findings/2/interval/0", "null")
                .containsEntry("/findings/2/measured", "null");
        Map<String, String> named = JsonValues.of(DiagnosisJson.json(Patients.named("x")));
        assertThat(named)
                .containsEntry("/findings/0/measured", "null")
                .containsEntry("/findings/0/interval", "null")
                .containsEntry("/layers/0/weight_std", "null")
                .containsEntry("/layers/0/predicted", "null")
                .containsEntry("/measured", "null")
                .containsEntry("/phase", "null")
                .containsEntry("/seeds", "null")
                .containsEntry("/curves/0/losses/1", "null");
    }

    @Test
    void hasEveryLayerPredictedBesideMeasured() {
        Map<String, String> json = sick();
        assertThat(json)
                .containsEntry("/layers/0/name", "hidden_1")
                .containsEntry("/layers/0/fan_in", "784")
                .containsEntry("/layers/0/fan_out", "256")
                .containsEntry("/layers/30/name", "output")
                .containsEntry("/layers/2/source", "src/main/java/net/Networks.java:42")
                .doesNotContainKey("/layers/31/name")
                .doesNotContainKey("/layers/0/measured/histogram/low");
        assertThat(Double.parseDouble(json.get("/layers/29/predicted/rms"))).isBetween(3.0e-5, 3.1e-5);
        assertThat(Double.parseDouble(json.get("/layers/0/measured/gradient_rms")))
                .isBetween(1e-6, 1e-5);
        assertThat(Double.parseDouble(json.get("/layers/0/measured/log10_gradient_rms")))
                .isBetween(-6.0, -5.0);
    }

    @Test
    void chartsGetHistogramsAndTheMendedNetwork() {
        assertThat(JsonValues.of(DiagnosisJson.jsonForCharts(Patients.sick())))
                .containsKey("/layers/0/measured/histogram/shares/39")
                .containsKey("/healed/layers/30/name");
    }
}
