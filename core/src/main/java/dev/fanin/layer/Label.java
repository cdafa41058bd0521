package dev.fanin.layer;

import dev.fanin.config.Config;
import java.lang.StackWalker.StackFrame;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a layer is called, whether training changes its parameters, and where it was written.
///
/// Labels are equal where name and trainability are: the same layer written twice is one value.
///
/// @param name the name, or an empty text while the network has not given one
/// @param trainable whether training changes the parameters; if not, the layer is frozen
/// @param source the line of Java that made the layer, such as `org/example/Networks.java:42`, or
///     an empty text where nobody knows or where it is a line of Fanin itself
public record Label(String name, boolean trainable, String source) {

    /// The label of a layer without a name.
    static final Label NONE = new Label("", true);

    private static final StackWalker STACK = StackWalker.getInstance();

    /// Makes the label of a layer of unknown source.
    public Label(String name, boolean trainable) {
        this(name, trainable, "");
    }

    /// Returns the label of a layer without a name that is made by the code that calls this
    /// package.
    static Label here() {
        return new Label(
                "",
                true,
                STACK.walk(frames -> frames.filter(frame -> !isIn("dev.fanin.layer.", frame.getClassName()))
                        .findFirst()
                        .filter(frame -> !isIn("dev.fanin.", frame.getClassName()))
                        .map(Label::line)
                        .orElse("")));
    }

    private static boolean isIn(String packages, String className) {
        // Tests stand in the same packages, and are callers like any other.
        return className.startsWith(packages) && !className.contains("Test");
    }

    private static String line(StackFrame frame) {
        String type = frame.getClassName();
        String file = frame.getFileName();
        int end = type.lastIndexOf('.');
        String folder = end < 0 ? "" : type.substring(0, end + 1).replace('.', '/');
        return file == null || frame.getLineNumber() < 1 ? "" : folder + file + ":" + frame.getLineNumber();
    }

    Label named(String newName) {
        return new Label(newName, trainable, source);
    }

    Label trainable(boolean isTrainable) {
        return new Label(name, isTrainable, source);
    }

    /// Returns the config that every layer's begins with.
    Config config(String className) {
        Map<String, Object> policy = new LinkedHashMap<>();
        policy.put("module", "keras");
        policy.put("class_name", "DTypePolicy");
        policy.put("config", Map.of("name", "float32"));
        return Config.of(className)
                .with("name", name)
                .with("trainable", trainable)
                .with("dtype", policy);
    }

    static Label of(Config config) {
        return new Label(config.text("name", ""), config.flag("trainable", true));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Label label && name.equals(label.name) && trainable == label.trainable;
    }

    @Override
    public int hashCode() {
        return name.hashCode() * 31 + Boolean.hashCode(trainable);
    }

    @Override
    public String toString() {
        return "Label[name=" + name + ", trainable=" + trainable + "]";
    }
}
