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
        List<Artifact> found = Filter.read(select).in(knowledge);
        List<Draft> drafts = new ArrayList<>();
        Filter filter = Filter.read(select);
        String chosen = filter.selection().isEmpty() ? "" : " of `" + filter.selection() + "`";
        String lacks = filter.lack() == Filter.Lack.NOTHING
                ? ""
                : " without " + filter.lack().name().toLowerCase(Locale.ROOT);
        String counted = found.isEmpty() ? "no " + filter.kind().replace('_', ' ') : Phrases.counted(found);
        drafts.add(Draft.at(
                "There " + (found.size() < 2 ? "is " : "are ") + counted + chosen + lacks + ".",
                List.of(),
                "select " + select));
        if (inputs.getOrDefault("names", "").equals("true")) {
            found.stream()
                    .limit(Neighbours.MOST)
                    .forEach(node -> drafts.add(Draft.of(Phrases.name(node) + " is one of them.", node)));
            if (found.size() > Neighbours.MOST) {
                drafts.add(Draft.more("select " + select));
            }
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
            List<Model> holders = lineage.holders(column);
            List<Draft> drafts = new ArrayList<>();
            holders.stream().limit(Neighbours.MOST).forEach(model -> drafts.add(has(model, column)));
            if (holders.size() > Neighbours.MOST) {
                drafts.add(Draft.more("holders " + column));
            }
            return drafts;
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
