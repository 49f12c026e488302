package io.plumbline.agent;

import io.plumbline.model.Artifact;
import io.plumbline.model.Location;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A statement that still needs its evidence.
 *
 * @param text names of things stand between backticks
 * @param places where its evidence should be, the most telling first
 * @param pages pages of documents where it should be
 * @param queries questions to the graph that prove what no line shows, the most telling first
 * @param whole whether the places are cited as they are, not only those of their lines that prove something
 */
record Draft(String text, List<Location> places, List<Page> pages, List<String> queries, boolean whole) {

    Draft {
        places = List.copyOf(places);
        pages = List.copyOf(pages);
        queries = List.copyOf(queries);
    }

    /** A page of a document, 1-based. */
    record Page(String source, String path, int number) {}

    static Draft at(String text, List<Location> places, String... queries) {
        return new Draft(text, places, List.of(), List.of(queries), false);
    }

    static Draft at(String text, Page page) {
        return new Draft(text, List.of(), List.of(page), List.of(), false);
    }

    /** The same, which one more question to the graph may prove. */
    Draft and(String query) {
        return new Draft(
                text,
                places,
                pages,
                Stream.concat(queries.stream(), Stream.of(query)).toList(),
                whole);
    }

    /** The words of some lines themselves, which are cited whole. */
    static Draft quote(String text, Location lines) {
        return new Draft(text, List.of(lines), List.of(), List.of(), true);
    }

    /** One statement for each of the first things; where there are more, the last one says how many. */
    static <T> List<Draft> first(List<T> all, String query, Function<T, Draft> told) {
        List<Draft> drafts =
                new ArrayList<>(all.stream().limit(Neighbours.MOST).map(told).toList());
        if (all.size() > Neighbours.MOST) {
            int more = all.size() - Neighbours.MOST;
            drafts.add(at(more + " more " + (more == 1 ? "is" : "are") + " not listed here.", List.of(), query));
        }
        return drafts;
    }

    /** A statement on a thing that the file or YAML which defines it shows, or the graph. */
    static Draft of(String text, Artifact node, Location... further) {
        List<Location> places = new ArrayList<>(List.of(further));
        Stream.ofNullable(node.declared()).forEach(places::add);
        places.add(node.location());
        return at(text, places, "node " + node.id());
    }
}
