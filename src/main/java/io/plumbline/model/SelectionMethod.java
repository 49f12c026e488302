package io.plumbline.model;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How a term of a selection finds its nodes: dbt's methods that the files of a project can decide. */
enum SelectionMethod {
    FQN("fqn") {
        @Override
        boolean selects(Artifact artifact, SelectionTerm term, String root) {
            return !(artifact instanceof Source) && (term.matches(artifact.name()) || prefix(artifact, term));
        }
    },
    PATH("path") {
        @Override
        boolean selects(Artifact artifact, SelectionTerm term, String root) {
            String path = artifact.location().path();
            return below(path, term)
                    || !root.isEmpty() && path.startsWith(root + "/") && below(path.substring(root.length() + 1), term);
        }
    },
    FILE("file") {
        @Override
        boolean selects(Artifact artifact, SelectionTerm term, String root) {
            String path = artifact.location().path();
            String file = path.substring(path.lastIndexOf('/') + 1);
            int dot = file.lastIndexOf('.');
            return term.matches(file) || dot > 0 && term.matches(file.substring(0, dot));
        }
    },
    TAG("tag") {
        @Override
        boolean selects(Artifact artifact, SelectionTerm term, String root) {
            return tags(artifact).stream().anyMatch(term::matches);
        }
    },
    SOURCE("source") {
        @Override
        boolean selects(Artifact artifact, SelectionTerm term, String root) {
            return artifact instanceof Source source
                    && (term.matches(source.sourceName())
                            || term.matches(source.label())
                            || term.matches(source.packageName() + "." + source.label()));
        }
    },
    EXPOSURE("exposure") {
        @Override
        boolean selects(Artifact artifact, SelectionTerm term, String root) {
            return artifact instanceof Exposure
                    && (term.matches(artifact.name()) || term.matches(artifact.packageName() + "." + artifact.name()));
        }
    },
    PACKAGE("package") {
        @Override
        boolean selects(Artifact artifact, SelectionTerm term, String root) {
            return term.matches(artifact.packageName());
        }
    },
    CONFIG("config.") {
        @Override
        boolean selects(Artifact artifact, SelectionTerm term, String root) {
            Object value = configured(artifact, artifact.properties(), term.key());
            return value instanceof List<?> list
                    ? list.stream().map(String::valueOf).anyMatch(term::matches)
                    : value != null && term.matches(value.toString());
        }
    },
    RESOURCE_TYPE("resource_type") {
        @Override
        boolean selects(Artifact artifact, SelectionTerm term, String root) {
            return term.matches(artifact.kind());
        }
    },
    ACCESS("access") {
        @Override
        boolean selects(Artifact artifact, SelectionTerm term, String root) {
            return artifact instanceof Model model && term.matches(model.access());
        }
    },
    GROUP("group") {
        @Override
        boolean selects(Artifact artifact, SelectionTerm term, String root) {
            String group = artifact.properties().group();
            return group != null && term.matches(group);
        }
    };

    private final String word;

    SelectionMethod(String word) {
        this.word = word;
    }

    /** The method of that word; of no word the one the value asks for; null where there is none. */
    static @Nullable SelectionMethod of(String word, String value) {
        if (word.isEmpty()) {
            return value.indexOf('/') >= 0 ? PATH : value.matches(".*\\.(sql|ya?ml|csv|py)") ? FILE : FQN;
        }
        return Arrays.stream(values())
                .filter(method -> method.word.equals(word))
                .findFirst()
                .orElse(null);
    }

    /** Every method as it is written before its value. */
    static List<String> words() {
        return Arrays.stream(values())
                .map(method -> method == CONFIG ? "config.materialized" : method.word)
                .toList();
    }

    /** @param root folder of the artifact's project below the source's root, empty for the root itself */
    abstract boolean selects(Artifact artifact, SelectionTerm term, String root);

    private static boolean below(String path, SelectionTerm term) {
        String folder = term.value().replaceFirst("/+$", "");
        return term.matches(path) || path.startsWith(folder + "/") || new Ancestors(path).any(folder, term);
    }

    /** The folders above a path, for a pattern that names one of them. */
    private record Ancestors(String path) {

        boolean any(String folder, SelectionTerm term) {
            boolean pattern = folder.chars().anyMatch(c -> c == '*' || c == '?' || c == '[');
            for (int end = path.lastIndexOf('/'); pattern && end > 0; end = path.lastIndexOf('/', end - 1)) {
                if (term.matches(path.substring(0, end))) {
                    return true;
                }
            }
            return false;
        }
    }

    /** Whether the term is a dotted prefix of the fqn, the package's name being optional. */
    private static boolean prefix(Artifact artifact, SelectionTerm term) {
        List<String> fqn =
                artifact instanceof Model model ? model.fqn() : List.of(artifact.packageName(), artifact.name());
        for (int from = 0; from < Math.min(2, fqn.size()); from++) {
            for (int to = from + 1; to <= fqn.size(); to++) {
                if (term.matches(String.join(".", fqn.subList(from, to)))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static List<String> tags(Artifact artifact) {
        return artifact instanceof Exposure exposure
                ? exposure.tags()
                : artifact.properties().tags();
    }

    private static @Nullable Object configured(Artifact artifact, Properties properties, String key) {
        if (key.equals("materialized") && artifact instanceof Model model) {
            return model.materialized();
        }
        Object value = key.startsWith("meta.") ? Map.of("meta", properties.meta()) : properties.config();
        for (String part : key.split("\\.")) {
            value = value instanceof Map<?, ?> map ? map.get(part) : null;
        }
        return value;
    }
}
