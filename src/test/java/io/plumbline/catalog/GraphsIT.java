package io.plumbline.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.model.Model;
import io.plumbline.model.ProjectGraph;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class GraphsIT {

    @RegisterExtension
    static final TestDatabase DB = TestDatabase.embedded();

    private final Graphs graphs = new Graphs(DB.jdbc(), DB.template(), DB.transaction());
    private final String source = UUID.randomUUID().toString();

    @Test
    void givesBackExactlyTheGraphItWasGiven() {
        ProjectGraph graph = Samples.graph(source, "", 3);
        graphs.save(graph, "f1");
        ProjectGraph found = graphs.find(source, "", "f1").orElseThrow();
        assertThat(found).isEqualTo(graph);
    }

    @Test
    void keepsTheOrderOfKeysInsideAnArtifact() {
        graphs.save(Samples.graph(source, "", 1), "f1");
        Model model =
                (Model) graphs.find(source, "", "f1").orElseThrow().artifacts().get(0);
        assertThat(model.properties().config().keySet())
                .containsExactlyElementsOf(Samples.values().keySet());
    }

    @Test
    void findsNothingForAnotherFingerprintRootOrSource() {
        graphs.save(Samples.graph(source, "dbt", 1), "f1");
        assertThat(graphs.find(source, "dbt", "f2")).isEmpty();
        assertThat(graphs.find(source, "", "f1")).isEmpty();
        assertThat(graphs.find(source + "x", "dbt", "f1")).isEmpty();
    }

    @Test
    void replacesTheGraphOfTheSameProjectAndLeavesOthers() {
        graphs.save(Samples.graph(source, "one", 3), "f1");
        graphs.save(Samples.graph(source, "two", 1), "f1");
        graphs.save(Samples.graph(source, "one", 2), "f2");
        assertThat(graphs.find(source, "one", "f1")).isEmpty();
        assertThat(graphs.find(source, "one", "f2").orElseThrow().artifacts()).hasSize(3);
        assertThat(graphs.find(source, "two", "f1")).isPresent();
    }

    @Test
    void readsNoGraphThatAnotherVersionWroteInAnotherShape() {
        graphs.save(Samples.graph(source, "", 1), "f1");
        DB.jdbc()
                .sql("update graph set shape = 'older' where source = ?")
                .param(source)
                .update();
        assertThat(graphs.find(source, "", "f1")).isEmpty();
    }

    @Test
    void forgetsProjectsWhoseFolderIsGone() {
        graphs.save(Samples.graph(source, "kept", 1), "f1");
        graphs.save(Samples.graph(source, "gone", 1), "f1");
        assertThat(graphs.retain(source, List.of("kept"))).isEqualTo(1);
        assertThat(graphs.find(source, "kept", "f1")).isPresent();
        assertThat(graphs.find(source, "gone", "f1")).isEmpty();
        Long rows = DB.jdbc()
                .sql("select count(*) from graph_edge e where not exists (select 1 from graph g where g.id = e.graph)")
                .query(Long.class)
                .single();
        assertThat(rows).isZero();
    }

    @Test
    void holdsTextThatPostgresRefuses() {
        ProjectGraph graph = Samples.graph(source, "", 0);
        graphs.save(
                new ProjectGraph(
                        graph.project(),
                        List.of(),
                        List.of(),
                        List.of(new ProjectGraph.Unresolved(Samples.line("m.sql", 1), "nul \0", "half \uD83D"))),
                "f1");
        assertThat(graphs.find(source, "", "f1").orElseThrow().gaps())
                .singleElement()
                .satisfies(gap -> assertThat(gap.what() + gap.why()).isEqualTo("nul \uFFFDhalf \uFFFD"));
    }

    @Test
    void twoSaversOfOneProjectLeaveOneWholeGraph() throws InterruptedException {
        List<Thread> savers = new ArrayList<>();
        for (int i = 1; i <= 4; i++) {
            int size = i;
            savers.add(new Thread(() -> graphs.save(Samples.graph(source, "", size), "f")));
        }
        savers.forEach(Thread::start);
        for (Thread saver : savers) {
            saver.join();
        }
        ProjectGraph left = graphs.find(source, "", "f").orElseThrow();
        assertThat(left.edges()).hasSize(left.artifacts().size() - 1);
        assertThat(DB.jdbc()
                        .sql("select count(*) from graph where source = ?")
                        .param(source)
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }
}
