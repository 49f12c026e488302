package io.plumbline.agent;

import io.plumbline.model.Artifact;
import io.plumbline.model.Column;
import io.plumbline.model.Model;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Counts things of the estate and names the first ones. */
final class Listed implements Tool {

    private final Knowledge knowledge;

    Listed(Knowledge knowledge) {
        this.knowledge = knowledge;
    }

    @Override
    public Intent intent() {
        return Intent.LIST;
    }

    @Override
    public List<Draft> run(Map<String, String> inputs) {
        String select = inputs.getOrDefault("select", "");
        Filter filter = Filter.read(select);
        List<Artifact> found = filter.in(knowledge);
        List<Draft> drafts = new ArrayList<>();
        String chosen = filter.selection().isEmpty() ? "" : " of `" + filter.selection() + "`";
        String lacks = filter.lack() == Filter.Lack.NOTHING
                ? ""
                : " without " + filter.lack().name().toLowerCase(Locale.ROOT);
        List<Artifact> disabled = filter.disabled(knowledge);
        String counted = found.isEmpty()
                ? (disabled.isEmpty() ? "no " : "no enabled ") + filter.kind().replace('_', ' ')
                : Phrases.counted(found);
        drafts.add(Draft.at(
                "There " + (found.size() < 2 ? "is " : "are ") + counted + chosen + lacks + ".",
                List.of(),
                "select " + select));
        if (!disabled.isEmpty()) {
            drafts.add(Draft.at(
                    Phrases.counted(disabled) + chosen + (disabled.size() == 1 ? " is" : " are") + " disabled"
                            + (lacks.isEmpty() ? "." : ", and not looked at."),
                    List.of(),
                    "select-disabled " + select));
        }
        if (inputs.getOrDefault("names", "").equals("true")) {
            boolean instead = found.isEmpty() && lacks.isEmpty();
            drafts.addAll(Draft.first(
                    instead ? disabled : found,
                    (instead ? "select-disabled " : "select ") + select,
                    node -> Draft.of(Phrases.name(node) + " is one of them.", node)));
        }
        return drafts;
    }

    /** Which models have a column. */
    static final class Holders implements Tool {

        private final Lineage lineage;

        Holders(Lineage lineage) {
            this.lineage = lineage;
        }

        @Override
        public Intent intent() {
            return Intent.COLUMN_HOLDERS;
        }

        @Override
        public List<Draft> run(Map<String, String> inputs) {
            String column = inputs.getOrDefault("column", "");
            return Draft.first(lineage.holders(column), "holders " + column, model -> has(model, column));
        }

        private static Draft has(Model model, String column) {
            return Draft.at(
                    Phrases.name(model) + " has the column `" + column + "`.",
                    Stream.concat(
                                    model.properties().column(column).map(Column::location).stream(),
                                    Stream.of(model.location()))
                            .toList(),
                    "columns " + model.id());
        }
    }
}
