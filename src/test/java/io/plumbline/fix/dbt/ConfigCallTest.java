package io.plumbline.fix.dbt;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.fix.TextFile;
import io.plumbline.model.Edit;
import org.junit.jupiter.api.Test;

class ConfigCallTest {

    @Test
    void writesACallWhereThereIsNone() {
        assertThat(put("select 1\n", "table")).isEqualTo("{{ config(materialized='table') }}\n\nselect 1\n");
        assertThat(put("select 1\r\n", "table")).isEqualTo("{{ config(materialized='table') }}\r\n\r\nselect 1\r\n");
    }

    @Test
    void changesTheArgumentThatIsThere() {
        assertThat(put("{{ config(materialized = \"view\", alias='a') }}\nselect 1", "table"))
                .isEqualTo("{{ config(materialized = 'table', alias='a') }}\nselect 1");
    }

    @Test
    void addsAnArgumentTheWayTheOthersStand() {
        assertThat(put("{{ config(alias='a(b', tags=['x']) }}\nselect 1", "table"))
                .isEqualTo("{{ config(alias='a(b', tags=['x'], materialized='table') }}\nselect 1");
        assertThat(put("{{\n  config(\n    alias='a',\n  )\n}}\n", "table"))
                .isEqualTo("{{\n  config(\n    alias='a',\n    materialized='table'\n  )\n}}\n");
        assertThat(put("{{ config() }}", "table")).isEqualTo("{{ config(materialized='table') }}");
    }

    @Test
    void leavesAloneWhatIsNoPlainText() {
        assertThat(put("{{ config(materialized=var('m')) }}", "table")).isNull();
        assertThat(put("{{ config(materialized='view' if x else 'table') }}", "table"))
                .isNull();
        assertThat(put("{{ config(a='b') }}{{ config(c='d') }}", "table")).isNull();
        assertThat(put("{{ config(a='b' }}", "table")).isNull();
    }

    @Test
    void writesALiteralOfAnotherKindAsItIs() {
        TextFile bare = new TextFile("models/a.sql", "select 1");
        assertThat(ConfigCall.set(bare, "enabled", "false").map(bare::with))
                .contains("{{ config(enabled=false) }}\n\nselect 1");
        TextFile said = new TextFile("models/a.sql", "{{ config(enabled=var('on')) }}");
        assertThat(ConfigCall.set(said, "enabled", "false")).isEmpty();
    }

    @Test
    void takesOutAnArgumentBehindAnotherOne() {
        assertThat(without("{{ config(a='b', key = 'id', c=1) }}")).isEqualTo("{{ config(a='b', c=1) }}");
        assertThat(without("{{ config(\n  a='b',\n  key=['id', \"no\"]\n) }}")).isEqualTo("{{ config(\n  a='b'\n) }}");
        assertThat(without("{{ config(a='b', key=var('k')) }}")).isNull();
        assertThat(without("{{ config(a='b', keys='id') }}, key='id')")).isNull();
        assertThat(without("select 1, key='id'")).isNull();
    }

    private static String without(String text) {
        TextFile file = new TextFile("models/a.sql", text);
        return ConfigCall.without(file, "key").map(file::with).orElse(null);
    }

    private static String put(String text, String value) {
        TextFile file = new TextFile("models/a.sql", text);
        return ConfigCall.put(file, "materialized", value)
                .map(Edit.Replace.class::cast)
                .map(edit -> text.substring(0, edit.start()) + edit.text() + text.substring(edit.end()))
                .orElse(null);
    }
}
