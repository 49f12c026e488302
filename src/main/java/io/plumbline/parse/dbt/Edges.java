package io.plumbline.parse.dbt;

import io.plumbline.model.Certainty;
import io.plumbline.model.Edge;
import io.plumbline.model.Location;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Resolves calls into edges; what does not resolve is listed with its reason. */
final class Edges {

    private final NodeIndex index;
    private final Problems problems;
    private final String source;
    private final List<Edge> edges = new ArrayList<>();

    Edges(NodeIndex index, Problems problems, String source) {
        this.index = index;
        this.problems = problems;
        this.source = source;
    }

    List<Edge> all() {
        return edges;
    }

    /** Adds the edges of an enabled node. */
    void of(Draft draft) {
        Map<String, Edge> mine = new LinkedHashMap<>();
        for (Call call : draft.calls) {
            Location place = at(draft, call);
            String from = resolve(call, draft.owner().name(), place, draft.id);
            if (from != null && !from.equals(draft.id)) {
                mine.merge(
                        from,
                        new Edge(from, draft.id, call.certainty(), place),
                        (a, b) -> a.certainty().compareTo(b.certainty()) <= 0 ? a : b);
            }
        }
        edges.addAll(mine.values());
    }

    void add(String from, String to, Location place) {
        edges.add(new Edge(from, to, Certainty.CERTAIN, place));
    }

    void unreadable(Location place, String text, String who) {
        problems.add(
                place,
                text,
                "it is neither ref(…), source(…) nor metric(…) with literal names (needed by " + who + ")");
    }

    private Location at(Draft draft, Call call) {
        Location own = draft.location;
        boolean inside = call.line() >= own.line() && call.line() <= own.endLine();
        if (draft.test != null || !inside) {
            return own;
        }
        return Location.ofLine(source, own.path(), call.line());
    }

    /** The id a call means; null, and a problem listed, where it means none. */
    @Nullable
    String resolve(Call call, String from, Location place, String who) {
        NodeIndex.Answer answer = index.find(call, from);
        if (answer instanceof NodeIndex.Found found) {
            return found.id();
        }
        String why = answer instanceof NodeIndex.SwitchedOff off
                ? off.id() + " is disabled"
                : answer instanceof NodeIndex.Elsewhere elsewhere
                        ? elsewhere.why()
                        : answer instanceof NodeIndex.Nowhere nowhere ? nowhere.why() : "";
        if (call.certainty() == Certainty.CERTAIN) {
            problems.add(place, call.text(), why + " (needed by " + who + ")");
        }
        return null;
    }

    /** dbt drops a test that refers to something disabled or missing. */
    boolean dropsTest(Draft draft) {
        return draft.calls.stream()
                .filter(call -> call.certainty() == Certainty.CERTAIN)
                .map(call -> index.find(call, draft.owner().name()))
                .anyMatch(answer -> answer instanceof NodeIndex.SwitchedOff || answer instanceof NodeIndex.Nowhere);
    }
}
