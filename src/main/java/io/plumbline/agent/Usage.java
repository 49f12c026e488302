package io.plumbline.agent;

import io.plumbline.model.Artifact;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Tells how often the table of a thing was read by what the account counts, and what of the projects reads it. */
final class Usage implements Tool {

    private final Knowledge knowledge;
    private final Lineage lineage;

    Usage(Knowledge knowledge, Lineage lineage) {
        this.knowledge = knowledge;
        this.lineage = lineage;
    }

    @Override
    public Intent intent() {
        return Intent.USAGE;
    }

    @Override
    public List<Draft> run(Map<String, String> inputs) {
        Artifact node =
                knowledge.estate().artifact(inputs.getOrDefault("node", "")).orElse(null);
        if (node == null) {
            return List.of();
        }
        Stream<Draft> counted = knowledge.estate().accounts().stream()
                .flatMap(account -> new AccountSums(knowledge, account).table(node).stream())
                .filter(told -> told.text().contains(" was read by "))
                .map(told -> Draft.at(told.text(), told.lines(), "cost " + node.id()));
        List<Artifact> near = lineage.children(node.id());
        Draft reads = Draft.at(
                near.isEmpty()
                        ? "Nothing in the dbt projects reads " + Phrases.name(node) + "."
                        : "In the dbt projects " + Phrases.name(node) + " is read by " + Phrases.counted(near) + ".",
                List.of(),
                "children " + node.id());
        return Stream.concat(counted, Stream.of(reads)).toList();
    }
}
