package dev.fanin.app;

import dev.fanin.io.npy.Npy;
import dev.fanin.junit.FaninAssertions;
import dev.fanin.lab.experiment.Preset;
import dev.fanin.model.Sequential;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The Java blocks of a page of the documentation, as one class: imports stand above it, types
/// within it, and all other blocks one after the other in a method that returns one of their
/// variables.
record PageCode(List<String> imports, List<String> types, List<String> statements) {

    private static final Pattern TYPE = Pattern.compile("^(static |final |private )*(record|class|interface|enum) ");
    private static final String BEGIN = "```java\n";
    private static final String END = "\n```";

    static PageCode of(Path page) throws IOException {
        List<String> imports = new ArrayList<>();
        List<String> types = new ArrayList<>();
        List<String> statements = new ArrayList<>();
        for (String part : Files.readString(page).split(BEGIN, -1)) {
            int end = part.indexOf(END);
            if (part.startsWith("#") || end < 0) {
                continue;
            }
            String block = part.substring(0, end);
            if (block.startsWith("import ")) {
                imports.add(block);
            } else if (TYPE.matcher(block).find()) {
                types.add("static " + block);
            } else {
                statements.add(block);
            }
        }
        return new PageCode(imports, types, statements);
    }

    /// Returns the same with more imports, for a page that leaves them out.
    PageCode importing(String more) {
        List<String> all = new ArrayList<>(imports);
        all.add(more);
        return new PageCode(all, types, statements);
    }

    /// Returns the same with a statement before all others.
    PageCode after(String statement) {
        List<String> all = new ArrayList<>(statements);
        all.addFirst(statement);
        return new PageCode(imports, types, all);
    }

    /// Returns the same with a text replaced, such as the name of a folder.
    PageCode replacing(String text, String other) {
        return new PageCode(
                imports,
                types,
                statements.stream().map(block -> block.replace(text, other)).toList());
    }

    /// Compiles and runs the code.
    ///
    /// @param result the variable whose value comes back
    /// @throws AssertionError with the compiler's messages
    Object run(Path folder, String result) throws Exception {
        Path source = folder.resolve("Page.java");
        Files.writeString(source, source(result));
        String classPath = Stream.of(Sequential.class, Npy.class, Preset.class, FaninAssertions.class)
                .map(PageCode::location)
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
        StringWriter messages = new StringWriter();
        int status = ToolProvider.findFirst("javac")
                .orElseThrow()
                .run(
                        new PrintWriter(messages),
                        new PrintWriter(messages),
                        "-proc:none",
                        "-nowarn",
                        "-classpath",
                        classPath,
                        "-d",
                        folder.toString(),
                        source.toString());
        if (status != 0) {
            throw new AssertionError("The page's code does not compile:\n" + messages);
        }
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()}, Sequential.class.getClassLoader())) {
            Callable<?> page = (Callable<?>)
                    loader.loadClass("Page").getDeclaredConstructor().newInstance();
            return page.call();
        }
    }

    private String source(String result) {
        return String.join("\n", imports) + "\n\npublic class Page implements java.util.concurrent.Callable<Object> {\n"
                + String.join("\n\n", types) + "\n\npublic Object call() throws Exception {\n"
                + String.join("\n\n", statements) + "\nreturn " + result + ";\n}\n}\n";
    }

    private static Path location(Class<?> type) {
        return Path.of(URI.create(
                type.getProtectionDomain().getCodeSource().getLocation().toString()));
    }
}
