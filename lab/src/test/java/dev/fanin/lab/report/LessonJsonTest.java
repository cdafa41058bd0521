package dev.fanin.lab.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fanin.lab.lesson.Lesson;
import dev.fanin.lab.lesson.LessonResult;
import dev.fanin.lab.lesson.Row;
import java.util.List;
import org.junit.jupiter.api.Test;

class LessonJsonTest {

    private static final LessonResult HE = new LessonResult(
            Lesson.HE,
            -7,
            List.of(new Row("a \"ratio\"", 0.1, 0.30000000000000004, 1e-9), new Row("parameters", 706, 706, 0)),
            "a table",
            "It\narrives.");

    private static final String ONE =
            "{\"lesson\":\"he\",\"title\":\"relu needs 2/n\",\"question\":\"relu cuts off one half"
                    + " of every sum. What is left of the signal after 30 layers with variance 1/n, and with 2/n?\",\"seed\":-7,"
                    + "\"rows\":[{\"quantity\":\"a \\\"ratio\\\"\",\"predicted\":0.1,\"measured\":0.30000000000000004,"
                    + "\"standard_error\":1.0E-9},{\"quantity\":\"parameters\",\"predicted\":706.0,\"measured\":706.0,"
                    + "\"standard_error\":0.0}],\"conclusion\":\"It\\narrives.\"}";

    @Test
    void writesEveryBitOfEveryNumber() {
        assertThat(LessonJson.one(HE)).isEqualTo(ONE + "\n");
    }

    @Test
    void writesSeveralResultsAsOneObject() {
        assertThat(LessonJson.all(List.of(HE, HE))).isEqualTo("{\"results\":[" + ONE + "," + ONE + "]}\n");
    }

    @Test
    void listsTheLessons() {
        assertThat(LessonJson.list())
                .startsWith(
                        "{\"lessons\":[{\"name\":\"variance\",\"title\":\"A sum of many inputs is wide\",\"question\":\"A")
                .contains("},{\"name\":\"fan-average\",\"title\":\"One variance cannot serve both directions\",")
                .endsWith("\"}]}\n");
    }
}
