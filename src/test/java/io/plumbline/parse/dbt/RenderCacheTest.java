package io.plumbline.parse.dbt;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.model.ProjectGraph;
import io.plumbline.parse.DbtReader;
import io.plumbline.parse.DbtSettings;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RenderCacheTest {

    private final DbtReader reader = new DbtReader();
    private final Fixture files = Fixture.shop();

    @BeforeEach
    void aProjectThatWasReadOnce() {
        files.file("macros/used.sql", "{% macro used(x) %}{{ inner(x) }} as {{ var('name', 'n') }}{% endmacro %}");
        files.file("macros/inner.sql", "{% macro inner(x) %}max({{ x }}){% endmacro %}");
        files.file("macros/unused.sql", "{% macro unused() %}1{% endmacro %}");
        files.file("models/plain.sql", "{{ config(tags=['a']) }}select 1 as id");
        files.file("models/calls.sql", "select {{ used('id') }} from {{ ref('plain') }}");
        files.file("models/dispatches.sql", "select {{ adapter.dispatch('pick')() }}");
        files.file("macros/pick.sql", "{% macro default__pick() %}1{% endmacro %}");
        files.file("models/s.yml", "models: [{name: plain, description: one}]\n");
        assertThat(renderings()).isEqualTo(3);
    }

    @Test
    void nothingIsRenderedAgainWhereNothingChanged() {
        assertThat(renderings()).isZero();
    }

    @Test
    void aChangedModelIsRenderedAndItsReadersAreNot() {
        files.file("models/plain.sql", "select 2 as id");

        assertThat(renderings()).isEqualTo(1);
    }

    @Test
    void propertiesAloneRenderNothing() {
        files.file("models/s.yml", "models: [{name: plain, description: two, config: {materialized: table}}]\n");

        assertThat(renderings()).isZero();
    }

    @Test
    void aChangedMacroRendersThoseThatCallItHoweverDeep() {
        files.file("macros/inner.sql", "{% macro inner(x) %}min({{ x }}){% endmacro %}");

        assertThat(renderings()).isEqualTo(1);
    }

    @Test
    void aMacroThatNobodyCallsRendersNothing() {
        files.file("macros/unused.sql", "{% macro unused() %}2{% endmacro %}");

        assertThat(renderings()).isZero();
    }

    @Test
    void aNewMacroThatDispatchPrefersIsSeen() {
        files.file("macros/sf.sql", "{% macro snowflake__pick() %}2{% endmacro %}");

        assertThat(renderings()).isEqualTo(1);
    }

    @Test
    void theProjectFileAndVariablesRenderEverything() {
        files.file("dbt_project.yml", "name: shop\nvars: {name: total}\n");
        assertThat(renderings()).isEqualTo(3);

        int before = reader.rendered();
        reader.read(files, "", new DbtSettings("prod", "snowflake", Map.of("name", "cli")));
        assertThat(reader.rendered() - before).isEqualTo(3);
    }

    @Test
    void aProblemIsListedAtEveryRead() {
        files.file("models/broken.sql", "{{ no_such_macro() }} {{ ref('plain') }}");
        files.file("models/failing.sql", "{% if %}");

        ProjectGraph first = reader.read(files, "", DbtSettings.defaults());
        ProjectGraph second = reader.read(files, "", DbtSettings.defaults());

        assertThat(Fixture.gaps(second)).isEqualTo(Fixture.gaps(first)).hasSize(2);
    }

    /** Reads again and compares with a reader that remembers nothing. */
    private int renderings() {
        int before = reader.rendered();
        ProjectGraph again = reader.read(files, "", DbtSettings.defaults());
        assertThat(again).isEqualTo(files.read());
        return reader.rendered() - before;
    }
}
