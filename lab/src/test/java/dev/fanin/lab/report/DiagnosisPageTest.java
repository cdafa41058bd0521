package dev.fanin.lab.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiagnosisPageTest {

    private static final String SICK = DiagnosisPage.html(Patients.sick());

    @Test
    void saysVerdictSummaryAndFindingsWithoutAnyScript() {
        assertThat(SICK)
                .contains("<span class=\"mark\">✗ error</span> <span class=\"model\">mlp:784-30x256-10")
                .contains("<p>The cause is Glorot&#39;s variance with relu, which asks for twice as much.</p>")
                .contains("<span class=\"rule\">INIT002</span> Wrong gain</h3><p class=\"place\"><code>hidden_1</code>")
                .contains("<dt>Expected</dt><dd>1.86 to 2.14</dd>")
                .contains(
                        "<tr><th scope=\"row\">with the fix</th><td>kept</td><td>grew 0.1</td><td>2.410</td><td>1.620</td>")
                .contains("<summary>PyTorch</summary>")
                .contains("<li>One learning rate was tried, 0.03; others may do better.</li>");
        assertThat(DiagnosisPage.html(Patients.healthy())).contains("✓ ok", "Nothing that hurts training was found.");
    }

    @Test
    void hasWordsForEveryChart() {
        assertThat(SICK)
                .contains(
                        "aria-label=\"Signal and gradient by layer. Predicted: signal lost 4.5, gradient lost 4.5 decades."
                                + " Measured: signal lost")
                .contains("aria-label=\"Loss by step. as it is: from 2.")
                .contains("The layers&#39; mean fan_in Var(W) is 1, with the fix 2; the edge of chaos lies at 2")
                .contains("is predicted to be 3.05e-5, within a factor of 1.82 for 95 % of seeds.");
    }

    @Test
    void hasEveryLayerInATable() {
        assertThat(SICK.lines().filter(line -> line.startsWith("<tr><td>")))
                .hasSize(Patients.HIDDEN + 1)
                .first()
                .asString()
                .startsWith(
                        "<tr><td>1</td><th scope=\"row\" class=\"text\">hidden_1 <small>Dense relu</small></th>"
                                + "<td class=\"text\">glorot_uniform</td><td>784</td><td>256</td><td>0.0357</td><td>0.707</td>");
    }

    @Test
    void asksNothingOfAnyNetwork() {
        assertThat(SICK).contains("default-src 'none'");
        String own = SICK.substring(0, SICK.indexOf("<script id=\"echarts\">"))
                + SICK.substring(SICK.indexOf("<script type=\"module\">"));
        String outsideComments = own.replaceAll("(?s)<!--.*?-->", "");
        assertThat(outsideComments.replace("http://www.w3.org/2000/svg", "")).doesNotContain("http://", "https://");
        assertThat(outsideComments).doesNotContain("src=\"", "href=\"");
    }

    @Test
    void escapesWhateverLayersAreCalled() {
        String page = DiagnosisPage.html(Patients.named("</script><img src=x onerror=alert(1)> & \"q\""));
        assertThat(page)
                .doesNotContain("<img src=x")
                .contains("&lt;/script&gt;&lt;img src=x onerror=alert(1)&gt; &amp; &quot;q&quot;")
                .contains("\\u003c/script>\\u003cimg src=x");
    }

    @Test
    void isWrittenAsAWhole(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("page.html");
        DiagnosisPage.write(Patients.sick(), file);
        assertThat(Files.readString(file)).isEqualTo(SICK);
    }
}
