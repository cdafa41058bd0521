package dev.fanin.lab.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fanin.lab.finding.Diagnosis;
import dev.fanin.lab.finding.Rule;
import java.io.StringReader;
import java.util.HashSet;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class DiagnosisJunitTest {

    private static Element suite(Diagnosis diagnosis) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(DiagnosisJunit.xml(diagnosis))))
                .getDocumentElement();
    }

    @Test
    void hasACaseForEachFindingAndForEachRuleWithout() throws Exception {
        Element suite = suite(Patients.sick());
        assertThat(suite.getTagName()).isEqualTo("testsuite");
        assertThat(suite.getAttribute("tests")).isEqualTo(String.valueOf(Rule.values().length));
        assertThat(suite.getAttribute("failures")).isEqualTo("2");
        NodeList cases = suite.getElementsByTagName("testcase");
        assertThat(cases.getLength()).isEqualTo(Rule.values().length);
        Set<String> names = new HashSet<>();
        for (int i = 0; i < cases.getLength(); i++) {
            Element one = (Element) cases.item(i);
            names.add(one.getAttribute("classname") + " " + one.getAttribute("name"));
        }
        assertThat(names)
                .hasSize(Rule.values().length)
                .contains("fanin.INIT002 Wrong gain at hidden_1", "fanin.ACT002 Dead units");
    }

    /// GitLab shows the text of a failure, and not always its message.
    @Test
    void saysInTheTextOfAFailureWhatIsWrong() throws Exception {
        NodeList failures = suite(Patients.sick()).getElementsByTagName("failure");
        assertThat(failures.getLength()).isEqualTo(2);
        assertThat(failures.item(0).getTextContent())
                .startsWith("INIT002 Wrong gain at hidden_1\nrelu keeps half")
                .contains("measured 0.998", "Fix: Draw the kernels", "Tried: signal lost 4.6 → kept");
    }

    @Test
    void passesWhatIsOnlyWorthKnowing() throws Exception {
        Element suite = suite(Patients.sick());
        assertThat(suite.getElementsByTagName("system-out").item(0).getTextContent())
                .startsWith("INIT006 Seed risk");
        assertThat(suite(Patients.healthy()).getAttribute("failures")).isEqualTo("0");
    }

    @Test
    void givesNoNameTwice() throws Exception {
        Diagnosis sick = Patients.sick();
        Diagnosis twice =
                Patients.with(sick, sick.findings().getFirst(), sick.findings().getFirst());
        NodeList cases = suite(twice).getElementsByTagName("testcase");
        assertThat(((Element) cases.item(0)).getAttribute("name")).isEqualTo("Wrong gain at hidden_1");
        assertThat(((Element) cases.item(1)).getAttribute("name")).isEqualTo("Wrong gain at hidden_1 (2)");
    }

    @Test
    void staysXmlWhateverLayersAreCalled() throws Exception {
        Element suite = suite(Patients.named("a < b & \"c\" ]]> \u0001 \ud800 ü"));
        assertThat(((Element) suite.getElementsByTagName("testcase").item(0)).getAttribute("name"))
                .isEqualTo("Zero or constant kernel at a < b & \"c\" ]]> ? ? ü");
    }
}
