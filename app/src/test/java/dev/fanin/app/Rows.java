package dev.fanin.app;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// Packages in rows, lowest first, and the rule that a package depends on strictly lower rows only.
///
/// Packages in the same row are siblings and do not know each other.
///
/// @param rows the full names of the packages in every row
record Rows(List<List<String>> rows) {

    /// Returns rows of packages below one root, each row with its packages separated by blanks.
    static Rows of(String root, String... rows) {
        List<List<String>> names = new ArrayList<>();
        for (String row : rows) {
            names.add(List.of(row.split(" ")).stream()
                    .map(name -> root + "." + name)
                    .toList());
        }
        return new Rows(List.copyOf(names));
    }

    /// Returns these rows with others on top of them.
    Rows then(Rows above) {
        List<List<String>> all = new ArrayList<>(rows);
        all.addAll(above.rows);
        return new Rows(List.copyOf(all));
    }

    /// Returns all packages of all rows.
    List<String> packages() {
        return rows.stream().flatMap(Collection::stream).toList();
    }

    /// Returns the rule; packages outside the rows are no concern of it.
    ArchRule rule() {
        return ArchRuleDefinition.classes()
                .that(DescribedPredicate.describe("stand in a row", (JavaClass it) -> rowOf(it) >= 0))
                .should(new ArchCondition<JavaClass>("depend on strictly lower rows only") {
                    @Override
                    public void check(JavaClass from, ConditionEvents events) {
                        for (Dependency dependency : from.getDirectDependenciesFromSelf()) {
                            JavaClass to = dependency.getTargetClass().getBaseComponentType();
                            boolean allowed =
                                    from.getPackageName().equals(to.getPackageName()) || rowOf(to) < rowOf(from);
                            if (!allowed) {
                                events.add(SimpleConditionEvent.violated(
                                        dependency,
                                        from.getPackageName() + " must not know " + to.getPackageName() + ": "
                                                + dependency.getDescription()));
                            }
                        }
                    }
                });
    }

    private int rowOf(JavaClass one) {
        for (int row = 0; row < rows.size(); row++) {
            if (rows.get(row).contains(one.getPackageName())) {
                return row;
            }
        }
        return -1;
    }
}
