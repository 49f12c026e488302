package io.plumbline.parse;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.model.Certainty;
import io.plumbline.model.Edge;
import io.plumbline.model.Location;
import io.plumbline.model.Project;
import io.plumbline.model.ProjectGraph;
import io.plumbline.model.Properties;
import io.plumbline.model.Relation;
import io.plumbline.model.Seed;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GraphJsonTest {

    @Test
    void nodesEdgesAndGapsHaveTheStableFields() {
        Location place = Location.ofLine("repo", "seeds/a.csv", 1);
        Seed seed =
                new Seed("seed.shop.a", "a", "shop", place, Properties.none(), new Relation(null, "raw", "a"), true);
        ProjectGraph graph = new ProjectGraph(
                new Project("repo", "shop", "", "worktree", "snowflake", List.of(), List.of(), Map.of(), false),
                List.of(seed),
                List.of(new Edge("seed.shop.a", "model.shop.b", Certainty.CONDITIONAL, place)),
                List.of(new ProjectGraph.Unresolved(place, "ref('\"x')", "gone")));

        assertThat(new GraphJson().render(graph)).isEqualTo("""
                {"format":1,"nodes":[
                {"id":"seed.shop.a","kind":"seed","name":"a","package":"shop","path":"seeds/a.csv","line":1,\
                "materialized":"seed","enabled":true,"database":null,"schema":"raw","alias":"a","columns":[],"tags":[]}],\
                "edges":[
                {"from":"seed.shop.a","to":"model.shop.b","certainty":"conditional","path":"seeds/a.csv","line":1}],\
                "unresolved":[
                {"path":"seeds/a.csv","line":1,"what":"ref('\\"x')","why":"gone"}]}
                """);
    }
}
