package io.plumbline.sql;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The name of a table as a statement gives it, folded as its dialect folds: one to four parts, the last one is the table.
 * Equal names mean the same table as long as the session's database and schema are the same.
 */
public record TableName(List<String> parts) implements Comparable<TableName> {

    public TableName {
        parts = List.copyOf(parts);
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("a table name has at least one part");
        }
    }

    /** The table's own name. */
    public String identifier() {
        return parts.get(parts.size() - 1);
    }

    /** Whether both may name one table: equal as far as both give parts, compared from the end. */
    public boolean endsLike(TableName other) {
        int common = Math.min(parts.size(), other.parts.size());
        return parts.subList(parts.size() - common, parts.size())
                .equals(other.parts.subList(other.parts.size() - common, other.parts.size()));
    }

    /** By the parts from the left; of two that begin alike the shorter one is first. */
    @Override
    public int compareTo(TableName other) {
        for (int i = 0; i < Math.min(parts.size(), other.parts.size()); i++) {
            int order = parts.get(i).compareTo(other.parts.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(parts.size(), other.parts.size());
    }

    /** Parts joined with dots; a part with other characters than letters, digits, {@code _ $ -} is quoted. */
    @Override
    public String toString() {
        return parts.stream().map(TableName::shown).collect(Collectors.joining("."));
    }

    private static String shown(String part) {
        boolean plain = part.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '_' || c == '$' || c == '-');
        return plain ? part : "\"" + part.replace("\"", "\"\"") + "\"";
    }
}
