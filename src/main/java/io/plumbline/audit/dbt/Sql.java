package io.plumbline.audit.dbt;

import com.google.re2j.Pattern;
import io.plumbline.model.Estate;
import io.plumbline.model.Location;
import io.plumbline.model.SourceFile;
import java.util.List;
import java.util.Optional;

/** The raw SQL of a node and places in it. */
public final class Sql {

    private static final Pattern MATERIALIZED = Pattern.compile("\\bmaterialized\\s*[=:]");

    private Sql() {}

    /** The text of the file of a SQL model or snapshot; empty for others and where the text is not there. */
    public static Optional<String> text(Estate estate, Node node) {
        return node.path().endsWith(".sql")
                ? estate.file(node.top().source(), node.top().path()).map(SourceFile::text)
                : Optional.empty();
    }

    /** A line of the node's own file, 1-based. */
    public static Location line(Node node, int line) {
        return Location.ofLine(node.top().source(), node.top().path(), line);
    }

    /** Where the node says how it is materialized: in its SQL, else its first line. */
    public static Location config(Estate estate, Node node) {
        List<String> lines = text(estate, node).map(sql -> sql.lines().toList()).orElse(List.of());
        for (int i = 0; i < lines.size(); i++) {
            if (MATERIALIZED.matcher(lines.get(i)).find()) {
                return line(node, i + 1);
            }
        }
        return node.top();
    }
}
