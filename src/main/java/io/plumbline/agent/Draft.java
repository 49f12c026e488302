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
 * @param queries questions to the graph that prove what no line shows, the most telling first
 */
record Draft(String text, List<Location> places, List<String> queries) {

    Draft {
        places = List.copyOf(places);
        queries = List.copyOf(queries);
    }

    static Draft at(String text, List<Location> places, String... queries) {
        return new Draft(text, places, List.of(queries));
    }

    /** One statement for each of the first things; where there are more, the last one says so and names the query. */
    static <T> List<Draft> first(List<T> all, String query, Function<T, Draft> told) {
        List<Draft> drafts =
                new ArrayList<>(all.stream().limit(Neighbours.MOST).map(told).toList());
        if (all.size() > Neighbours.MOST) {
            drafts.add(at("The others are not listed here.", List.of(), query));
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
