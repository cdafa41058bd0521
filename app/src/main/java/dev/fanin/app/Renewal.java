package dev.fanin.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.StackMapsOption;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/// Gives the classes of a jar the form of a newer Java, with the same code.
///
/// Java keeps no class in its cache that was compiled for Java 5, as those of picocli are, and to
/// read and check them again is a third of a start.
///
/// Source: JEP 483, "Ahead-of-time class loading and linking"; the Java Virtual Machine
/// Specification, section 4.10.1, for the frames that a newer form has.
final class Renewal {

    /// The first form whose classes are checked by their frames alone.
    private static final int OLDEST = ClassFile.JAVA_7_VERSION;

    private static final String CLASS = ".class";

    private Renewal() {}

    /// Writes the first jar to the second file.
    public static void main(String[] args) throws IOException {
        renew(Path.of(args[0]), Path.of(args[1]));
    }

    static void renew(Path from, Path to) throws IOException {
        try (ZipFile jar = new ZipFile(from.toFile());
                OutputStream file = Files.newOutputStream(to);
                ZipOutputStream renewed = new ZipOutputStream(file)) {
            Enumeration<? extends ZipEntry> members = jar.entries();
            while (members.hasMoreElements()) {
                ZipEntry member = members.nextElement();
                ZipEntry copy = new ZipEntry(member.getName());
                copy.setTime(member.getTime());
                renewed.putNextEntry(copy);
                try (InputStream bytes = jar.getInputStream(member)) {
                    byte[] all = bytes.readAllBytes();
                    renewed.write(member.getName().endsWith(CLASS) ? renewed(all) : all);
                }
                renewed.closeEntry();
            }
        }
    }

    /// Returns a class as a newer Java would have it; one that is new enough as it is.
    static byte[] renewed(byte[] code) {
        ClassFile classes = ClassFile.of(StackMapsOption.GENERATE_STACK_MAPS);
        ClassModel old = classes.parse(code);
        return old.majorVersion() >= OLDEST
                ? code
                : classes.transformClass(
                        old,
                        ClassTransform.transformingMethodBodies(CodeTransform.ACCEPT_ALL)
                                .andThen(ClassTransform.dropping(ClassFileVersion.class::isInstance))
                                .andThen(ClassTransform.endHandler(
                                        builder -> builder.withVersion(ClassFile.JAVA_8_VERSION, 0))));
    }
}
