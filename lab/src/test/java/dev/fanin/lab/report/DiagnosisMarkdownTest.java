package dev.fanin.lab.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fanin.lab.finding.Library;
import org.junit.jupiter.api.Test;

class DiagnosisMarkdownTest {

    @Test
    void tellsVerdictFindingsAndFixes() {
        String text = DiagnosisMarkdown.markdown(Patients.sick(), Library.TORCH);
        assertThat(text)
                .startsWith("### ❌ Fanin doctor: `mlp:784-30x256-10:relu:glorot_uniform`\n\n")
                .contains("| ❌ error | **INIT002** Wrong gain | `hidden_1` | 1 | 0.998 |\n")
                .contains("| ℹ️ info | **INIT006** Seed risk | whole network | 0.04 | n/a |\n")
                .contains("```python\nfor m in model.modules():\n    if isinstance(m, nn.Linear):\n")
                .contains("Tried on a copy: signal lost 4.6 → kept;")
                .contains("<details><summary>31 layers</summary>\n\n| layer |")
                .contains("| `output` | 256 | 0.0625 |");
        assertThat(DiagnosisMarkdown.markdown(Patients.healthy(), Library.TORCH))
                .startsWith("### ✅");
    }

    @Test
    void letsNoNameBreakTheTable() {
        String text = DiagnosisMarkdown.markdown(Patients.named("a|b*c <img>\n`d`"), Library.FANIN);
        assertThat(text).contains("| `a\\|b*c <img> 'd'` |").contains("a\\|b\\*c \\<img\\> \\`d\\`");
    }
}
