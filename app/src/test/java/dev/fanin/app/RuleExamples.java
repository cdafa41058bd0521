package dev.fanin.app;

import dev.fanin.lab.finding.Rule;
import dev.fanin.lab.finding.RulePage;
import dev.fanin.model.Definition;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The networks on the pages of the rules.
final class RuleExamples {

    private static final Pattern BLOCK = Pattern.compile("## (Fails|Passes)\n\n```java\n(.*?)\n```\n", Pattern.DOTALL);

    private static final String IMPORTS = """
            import static dev.fanin.init.Initializers.*;
            import static dev.fanin.layer.ConvolutionLayers.*;
            import static dev.fanin.layer.Layers.*;
            import dev.fanin.lab.experiment.Preset;
            import dev.fanin.layer.Layer;
            import dev.fanin.model.Functional;
            import dev.fanin.model.Sequential;
            import dev.fanin.tensor.Shape;
            import dev.fanin.tensor.Tensor;
            import java.util.stream.IntStream;
            import java.util.stream.Stream;
            """;

    private RuleExamples() {}

    /// Compiles and runs the pages, and returns a network for each of `INIT001 Fails`, `INIT001
    /// Passes` and so on.
    ///
    /// @param folder an empty one
    static Map<String, Definition> networks(Path folder) throws Exception {
        List<String> statements = new ArrayList<>();
        statements.add("java.util.Map<String, Object> networks = new java.util.HashMap<>();");
        for (Rule rule : Rule.values()) {
            Matcher block = BLOCK.matcher(RulePage.of(rule));
            while (block.find()) {
                statements.add("networks.put(\"" + rule.name() + " " + block.group(1) + "\", " + block.group(2) + ");");
            }
        }
        Map<String, Definition> networks = new TreeMap<>();
        Map<?, ?> made = (Map<?, ?>) new PageCode(List.of(IMPORTS), List.of(), statements).run(folder, "networks");
        made.forEach((name, network) -> networks.put((String) name, (Definition) network));
        return networks;
    }
}
