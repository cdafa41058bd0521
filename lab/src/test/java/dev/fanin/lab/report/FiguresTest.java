package dev.fanin.lab.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FiguresTest {

    @Test
    void saysWhetherDecadesWereLostOrGained() {
        assertThat(Figures.decades(4.46)).isEqualTo("lost 4.5");
        assertThat(Figures.decades(-25.2)).isEqualTo("grew 25.2");
        assertThat(Figures.decades(-0.04)).isEqualTo("kept");
        assertThat(Figures.decades(Double.POSITIVE_INFINITY)).isEqualTo("lost all");
        assertThat(Figures.decades(Double.NEGATIVE_INFINITY)).isEqualTo("overflow");
        assertThat(Figures.decades(Double.NaN)).isEqualTo("n/a");
    }

    @Test
    void writesMagnitudesFarBeyondADouble() {
        assertThat(Figures.magnitude(0)).isEqualTo("1.00");
        assertThat(Figures.magnitude(-2)).isEqualTo("0.0100");
        assertThat(Figures.magnitude(-34.5)).isEqualTo("3.16e-35");
        assertThat(Figures.magnitude(1000.25)).isEqualTo("1.78e1000");
        assertThat(Figures.magnitude(Math.log10(9.999))).isEqualTo("10.0");
        assertThat(Figures.magnitude(Double.NEGATIVE_INFINITY)).isEqualTo("0");
        assertThat(Figures.magnitude(Double.POSITIVE_INFINITY)).isEqualTo("∞");
        assertThat(Figures.magnitude(Double.NaN)).isEqualTo("n/a");
    }

    @Test
    void writesFiveDigits() {
        assertThat(Figures.significant(0)).isEqualTo("0");
        assertThat(Figures.significant(15.811388)).isEqualTo("15.811");
        assertThat(Figures.significant(-0.0790569)).isEqualTo("-0.079057");
        assertThat(Figures.significant(0.99999999)).isEqualTo("1.0000");
        assertThat(Figures.significant(1)).isEqualTo("1.0000");
        assertThat(Figures.significant(99999.96)).isEqualTo("100000");
        assertThat(Figures.significant(1e-9)).isEqualTo("1.000e-09");
        assertThat(Figures.significant(Double.POSITIVE_INFINITY)).isEqualTo("n/a");
    }

    @Test
    void writesShares() {
        assertThat(Figures.percent(0.1234)).isEqualTo("12.3 %");
        assertThat(Figures.percent(Double.NaN)).isEqualTo("n/a");
    }
}
