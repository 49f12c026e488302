package io.plumbline.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.model.Artifact;
import io.plumbline.model.Citation;
import io.plumbline.model.Finding;
import io.plumbline.model.Locator;
import io.plumbline.model.ProjectGraph;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonTest {

    @Test
    void readsBackAFindingWithEveryField() {
        Finding finding = Samples.finding("model.shop.a");
        assertThat(Json.read(Json.write(finding), Finding.class)).isEqualTo(finding);
        assertThat(Json.read(Json.write(finding), Finding.class).facts().toString())
                .isEqualTo(finding.facts().toString());
    }

    @Test
    void readsBackEitherKindOfLocator() {
        Citation page = new Citation("s", "r", new Locator.Page("a.pdf", 3), "q", "h", Citation.Level.L2);
        assertThat(Json.read(Json.write(page), Citation.class)).isEqualTo(page);
    }

    @Test
    void namesEveryKindOfArtifactDifferently() {
        long names = Arrays.stream(Artifact.class.getPermittedSubclasses())
                .map(Class::getSimpleName)
                .distinct()
                .count();
        assertThat(names).isEqualTo(Artifact.class.getPermittedSubclasses().length);
    }

    @Test
    void cleansKeysAndValuesOfWhatPostgresRefuses() {
        assertThat(Json.write(Map.of("k\0", "v\uDC00\uD83D\uDE00"))).isEqualTo("{\"k\uFFFD\":\"v\uFFFD\uD83D\uDE00\"}");
    }

    @Test
    void leavesCleanTextAsItIs() {
        String text = "plain \uD83D\uDE00";
        assertThat(Json.storable(text)).isSameAs(text);
        assertThat(Json.storable("\uD83D")).isEqualTo("\uFFFD");
    }

    @Test
    void aShapeIsStableAndTellsTypesApart() {
        assertThat(Shape.of(ProjectGraph.class))
                .isEqualTo(Shape.of(ProjectGraph.class))
                .hasSize(16);
        assertThat(Shape.of(ProjectGraph.class)).isNotEqualTo(Shape.of(Finding.class));
    }
}
