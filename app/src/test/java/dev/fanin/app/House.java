package dev.fanin.app;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.fanin.io.npy.Npy;
import dev.fanin.lab.profile.NetworkProfile;
import dev.fanin.tensor.Shape;
import java.net.URL;
import java.nio.file.Path;
import java.util.List;

/// The modules as the architecture tests see them: their source folders, and the classes of those
/// on the module path here.
final class House {

    static final JavaClasses CORE = classesBeside(Shape.class);
    static final JavaClasses IO = classesBeside(Npy.class);
    static final JavaClasses LAB = classesBeside(NetworkProfile.class);
    static final JavaClasses APP = classesBeside(Main.class);

    /// The classes of these modules, without tests.
    static final JavaClasses ALL = new ClassFileImporter()
            .importUrls(List.of(
                    location(Shape.class), location(Npy.class), location(NetworkProfile.class), location(Main.class)));

    /// The modules, which are also folders of the project.
    static final List<String> MODULES = List.of("core", "simd", "onednn", "io", "lab", "junit", "app", "bench");

    private House() {}

    private static JavaClasses classesBeside(Class<?> one) {
        return new ClassFileImporter().importUrls(List.of(location(one)));
    }

    /// The jar or the folder that a class was really loaded from.
    private static URL location(Class<?> one) {
        return one.getProtectionDomain().getCodeSource().getLocation();
    }

    /// Returns the folder of the whole project; tests run in that of their module.
    static Path root() {
        return Path.of("..").toAbsolutePath().normalize();
    }
}
