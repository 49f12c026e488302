package io.plumbline.audit.git;

import io.plumbline.audit.RuleContext;
import io.plumbline.audit.dbt.Dag;
import io.plumbline.audit.dbt.Home;
import java.util.Comparator;
import java.util.Optional;

/** Finds the project that a file belongs to, whatever it is. */
final class Homes {

    private Homes() {}

    /** The innermost project that a file lies in, else the first of its source; empty where the source has none. */
    static Optional<Home> of(RuleContext context, String source, String path) {
        return Dag.of(context).homes().stream()
                .filter(home -> home.project().source().equals(source))
                .max(Comparator.comparingInt((Home home) -> depth(home, path))
                        .thenComparing(Home::name, Comparator.reverseOrder()));
    }

    /** The length of the project's folder where the file is below it, else -1. */
    private static int depth(Home home, String path) {
        String root = home.project().root();
        return root.isEmpty() || path.startsWith(root + "/") ? root.length() : -1;
    }
}
