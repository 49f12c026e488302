package io.plumbline.audit.git;

import io.plumbline.audit.RuleContext;
import io.plumbline.model.Author;
import io.plumbline.model.Estate;
import io.plumbline.model.FileHistory;
import io.plumbline.model.Group;
import io.plumbline.model.PathOwner;
import io.plumbline.model.Properties;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Whom a project and its CODEOWNERS name for a model; the history's own guess does not count. */
final class Answering {

    private final Map<String, Group> groups = new HashMap<>();

    static Answering of(RuleContext context) {
        return context.derived(Answering.class, Answering::new);
    }

    private Answering(Estate estate) {
        estate.of(Group.class).forEach(group -> groups.putIfAbsent(group.name(), group));
    }

    /** Whether anybody at all is named. */
    boolean anybody(KnownPast past) {
        return !declared(past.node().properties()).isEmpty()
                || !codeOwners(past.file()).isEmpty();
    }

    /**
     * Whether somebody besides this person, or a team, is named. A handle of a Git host may be anybody's, so also
     * theirs.
     */
    boolean somebodyBesides(KnownPast past, Author person) {
        List<String> owners = codeOwners(past.file());
        return owners.size() > 1
                || owners.stream().anyMatch(owner -> owner.contains("/"))
                || declared(past.node().properties()).stream().anyMatch(name -> !isOne(name, person));
    }

    private static boolean isOne(String name, Author person) {
        return name.equalsIgnoreCase(person.name()) || name.equalsIgnoreCase(person.email());
    }

    private static List<String> codeOwners(FileHistory file) {
        PathOwner owner = file.owner();
        return owner == null || owner.from() != PathOwner.From.CODEOWNERS ? List.of() : owner.owners();
    }

    /** The owners that YAML names; one who has a name and an address stands with the name. */
    private Set<String> declared(Properties properties) {
        Set<String> names = new TreeSet<>(names(properties.meta().get("owner")));
        Group group = properties.group() == null ? null : groups.get(properties.group());
        if (group != null && !group.owner().label().isBlank()) {
            names.add(group.owner().label());
        }
        return names;
    }

    private static Set<String> names(@Nullable Object owner) {
        if (owner instanceof List<?> list) {
            return list.stream().map(String::valueOf).collect(Collectors.toSet());
        }
        return owner == null || owner.toString().isBlank() ? Set.of() : Set.of(owner.toString());
    }
}
