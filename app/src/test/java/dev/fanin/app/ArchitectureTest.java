package dev.fanin.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.fanin.app.fixture.RuleBreaker;
import dev.fanin.app.fixture.high.Attic;
import dev.fanin.app.fixture.low.Basement;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// The rules of the house. docs/ARCHITECTURE.md explains them.
class ArchitectureTest {

    /// The packages of core, lowest first.
    private static final Rows CORE = Rows.of(
            "dev.fanin",
            "math kernel text file",
            "config",
            "linalg random tensor",
            "activation data",
            "init regularizer constraint",
            "connection dialect operation",
            "compute",
            "layer",
            "graph loss optimizer metric",
            "train",
            "checkpoint",
            "callback",
            "model");

    private static final Rows IO = Rows.of(
            "dev.fanin.io", "archive element hdf5 json tensorboard", "csv idx npy safetensors", "keras torch", "model");

    /// The packages of lab, lowest first.
    private static final Rows LAB = Rows.of(
            "dev.fanin.lab",
            "profile",
            "theory probe",
            "finding",
            "experiment lesson scheme trial",
            "diagnosis",
            "report");

    private static final ArchRule ROWS = CORE.then(LAB).rule();

    private static final ArchRule ROWS_OF_IO = CORE.then(IO).rule();

    private static final ArchRule NO_CYCLES =
            slices().matching("dev.fanin.(**)").should().beFreeOfCycles();

    private static final ArchRule NULL_MARKED = classes()
            .should(new ArchCondition<JavaClass>("be in a package marked with @NullMarked") {
                @Override
                public void check(JavaClass one, ConditionEvents events) {
                    boolean marked = one.getPackage().isAnnotatedWith(NullMarked.class);
                    events.add(new SimpleConditionEvent(
                            one, marked, one.getPackageName() + " needs a package-info.java with @NullMarked"));
                }
            });

    private static final ArchRule NO_PRINTING = noClasses()
            .that()
            .resideOutsideOfPackage("dev.fanin.app")
            .and()
            .doNotHaveFullyQualifiedName("dev.fanin.train.Progress")
            .should(ACCESS_STANDARD_STREAMS)
            .because("libraries return results or throw; the command line prints");

    private static final ArchRule NO_MATH_RANDOM = noClasses()
            .should()
            .callMethod(Math.class, "random")
            .because("every random value comes from a RandomStream");

    private static final ArchRule NO_RANDOM = noClasses()
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(Random.class, ThreadLocalRandom.class)
            .because("every random value comes from a RandomStream");

    private static final ArchRule NO_SLEEP = noClasses()
            .should()
            .callMethodWhere(DescribedPredicate.describe(
                    "it is Thread.sleep",
                    (JavaCall<?> call) -> call.getTargetOwner().isEquivalentTo(Thread.class)
                            && call.getName().equals("sleep")))
            .because("what waits for time fails on a slow machine");

    private static final ArchRule NO_REFLECTION = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAPackage("java.lang.reflect")
            .because("sealed types and switches say what there is");

    private static final ArchRule NO_DESKTOP_NO_LOGGING = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.awt..", "javax.swing..", "java.util.logging..")
            .because("Fanin runs on servers, and a library does not choose the logger");

    static final List<ArchRule> RULES = List.of(
            ROWS,
            ROWS_OF_IO,
            NO_CYCLES,
            NULL_MARKED,
            NO_PRINTING,
            NO_MATH_RANDOM,
            NO_RANDOM,
            NO_SLEEP,
            NO_REFLECTION,
            NO_DESKTOP_NO_LOGGING);

    @ParameterizedTest
    @FieldSource("RULES")
    void theHouseKeepsTheRule(ArchRule rule) {
        rule.check(House.ALL);
    }

    @Test
    void theRulesSeeEveryModule() {
        assertThat(House.CORE).hasSizeGreaterThan(70);
        assertThat(House.IO).hasSizeGreaterThan(5);
        assertThat(House.LAB).hasSizeGreaterThan(5);
        assertThat(House.APP).hasSizeGreaterThan(5);
        assertThat(House.ALL).hasSize(House.CORE.size() + House.IO.size() + House.LAB.size() + House.APP.size());
    }

    @Test
    void theTableNamesThePackagesThereAre() {
        Set<String> named = new TreeSet<>(CORE.then(IO).then(LAB).packages());
        Set<String> present = new TreeSet<>();
        packages(House.CORE, present);
        packages(House.IO, present);
        packages(House.LAB, present);
        assertThat(named).as("packages without a place in the rows").containsAll(present);
        assertThat(present).as("places without a package").containsAll(named);
    }

    private static void packages(JavaClasses classes, Set<String> names) {
        classes.forEach(one -> names.add(one.getPackageName()));
    }

    static final List<ArchRule> RULES_BROKEN_BY_ONE_CLASS =
            List.of(NULL_MARKED, NO_PRINTING, NO_MATH_RANDOM, NO_RANDOM, NO_SLEEP, NO_REFLECTION);

    @ParameterizedTest
    @FieldSource("RULES_BROKEN_BY_ONE_CLASS")
    void theRuleCanFail(ArchRule rule) {
        JavaClasses broken = new ClassFileImporter().importClasses(RuleBreaker.class);
        assertThat(rule.evaluate(broken).hasViolation()).isTrue();
    }

    @Test
    void theRuleAgainstLoggingCanFail() {
        JavaClasses logging = new ClassFileImporter().importPackages("org.junit.platform.commons.logging");
        assertThat(NO_DESKTOP_NO_LOGGING.evaluate(logging).hasViolation()).isTrue();
    }

    @Test
    void theRulesOfRowsAndCyclesCanFail() {
        JavaClasses broken = new ClassFileImporter().importClasses(Attic.class, Basement.class);
        assertThat(NO_CYCLES.evaluate(broken).hasViolation()).isTrue();
        assertThat(violations("low", "high")).isNotEmpty().allMatch(line -> line.contains("low must not know"));
        assertThat(violations("low high")).anyMatch(line -> line.contains("high must not know"));
        assertThat(violations("high", "low")).allMatch(line -> line.contains("high must not know"));
    }

    private static List<String> violations(String... rows) {
        JavaClasses broken = new ClassFileImporter().importClasses(Attic.class, Basement.class);
        return Rows.of("dev.fanin.app.fixture", rows)
                .rule()
                .evaluate(broken)
                .getFailureReport()
                .getDetails();
    }
}
