package dev.fanin.app;

import dev.fanin.lab.lesson.Lesson;
import dev.fanin.lab.lesson.LessonResult;
import dev.fanin.lab.report.LessonJson;
import dev.fanin.lab.report.LessonText;
import dev.fanin.random.Seed;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `fanin lesson`: the course in experiments, prediction beside measurement.
@Command(
        name = "lesson",
        sortOptions = false,
        description = {
            "Runs one experiment of the course on weight initialization, prediction beside measurement.",
            "",
            "Without a name, lists the lessons.",
            ""
        })
@SuppressWarnings("NullAway.Init") // picocli sets the fields before it runs the command
final class LessonCommand implements Callable<Integer> {

    private static final String ALL = "all";

    @Spec
    private CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "NAME", description = "Which lesson, or 'all'.")
    private @Nullable String name;

    @Option(names = "--seed", paramLabel = "S", defaultValue = "42", description = "Seed to draw from. Default: 42")
    private long seed;

    @Option(names = "--json", description = "Print the results as JSON.")
    private boolean json;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        if (name == null) {
            out.print(json ? LessonJson.list() : LessonText.list());
        } else if (name.equals(ALL)) {
            List<LessonResult> results = List.of(Lesson.values()).stream()
                    .map(lesson -> lesson.run(Seed.seed(seed)))
                    .toList();
            out.print(json ? LessonJson.all(results) : LessonText.all(results, Screen.width()));
        } else {
            LessonResult result = Lesson.named(name).run(Seed.seed(seed));
            out.print(json ? LessonJson.one(result) : LessonText.one(result, Screen.width()));
        }
        out.flush();
        return ExitStatus.DONE;
    }
}
