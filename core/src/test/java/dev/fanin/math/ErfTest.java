package dev.fanin.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// erf and its complement against values of mpmath with 30 digits.
class ErfTest {

    @ParameterizedTest
    @CsvSource({
        "1e-300, 1.1283791670955126e-300, 1.0",
        "1e-10, 1.1283791670955126e-10, 0.999999999887162",
        "0.1, 0.1124629160182849, 0.887537083981715",
        "0.125, 0.1403162048013338, 0.8596837951986662",
        "0.3, 0.3286267594591274, 0.6713732405408726",
        "0.5, 0.5204998778130465, 0.4795001221869535",
        "0.9, 0.7969082124228322, 0.20309178757716786",
        "1.1, 0.8802050695740817, 0.11979493042591827",
        "1.375, 0.9481700727820903, 0.051829927217909674",
        "2, 0.9953222650189527, 0.004677734981047266",
        "2.6, 0.9997639655834707, 0.00023603441652934908",
        "3.2, 0.9999939742388483, 6.025761151762088e-06",
        "4.1, 0.9999999932999724, 6.700027654084918e-09",
        "5.9, 0.9999999999999999, 7.190409783550478e-17",
        "6.5, 1.0, 3.8421483271206475e-20"
    })
    void isWithinRoundingOfTheTrueValue(double x, double erf, double complement) {
        assertThat(Erf.erf(x)).isCloseTo(erf, within(Math.min(1e-15, 1e-15 * erf)));
        assertThat(Erf.erf(-x)).isEqualTo(-Erf.erf(x));
        assertThat(Erf.complement(x)).isCloseTo(complement, within(1e-15));
        assertThat(Erf.complement(-x)).isCloseTo(1 + erf, within(1e-15));
    }

    @ParameterizedTest
    @CsvSource({
        "2.6, 0.00023603441652934908",
        "5.9, 7.190409783550478e-17",
        "20, 5.395865611607901e-176",
        "26, 5.663192408856143e-296"
    })
    void keepsItsDigitsInTheTail(double x, double complement) {
        assertThat(Erf.complement(x)).isCloseTo(complement, within(1e-13 * complement));
    }

    /// Where one polynomial ends and the next begins, and where the continued fraction takes over.
    @Test
    void hasNoSteps() {
        for (double x = 0.125; x < 6; x += 0.125) {
            assertThat(Erf.erf(x)).isCloseTo(Erf.erf(Math.nextDown(x)), within(4e-16));
            assertThat(Erf.complement(x)).isCloseTo(Erf.complement(Math.nextDown(x)), within(4e-16));
        }
    }

    @Test
    void knowsTheEnds() {
        assertThat(Erf.erf(0)).isZero();
        assertThat(Erf.erf(Double.NEGATIVE_INFINITY)).isEqualTo(-1);
        assertThat(Erf.erf(Double.MAX_VALUE)).isEqualTo(1);
        assertThat(Erf.complement(Double.MAX_VALUE)).isZero();
        assertThat(Erf.complement(-Double.MAX_VALUE)).isEqualTo(2);
        assertThat(Erf.erf(Double.NaN)).isNaN();
        assertThat(Erf.complement(Double.NaN)).isNaN();
    }
}
