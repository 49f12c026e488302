package io.plumbline.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobsTest {

    @ParameterizedTest
    @CsvSource({
        "models/**, models/a.sql, true",
        "models/**, models/x/y/a.sql, true",
        "models, models/x/a.sql, true",
        "models/, models/x/a.sql, true",
        "./models, models/x/a.sql, true",
        "models, other/models/a.sql, false",
        "*.sql, a.sql, true",
        "*.sql, models/a.sql, false",
        "**/*.sql, a.sql, true",
        "**/*.sql, models/x/a.sql, true",
        "models/*/a.sql, models/x/a.sql, true",
        "models/*/a.sql, models/x/y/a.sql, false",
        "models/?.sql, models/a.sql, true",
        "models/?.sql, models/ab.sql, false",
        "a.b+c(d)[e]{f}, a.b+c(d)[e]{f}, true",
        "a.b, axb, false"
    })
    void aPatternMatchesAsWritten(String pattern, String path, boolean expected) {
        assertThat(new Globs(List.of(pattern), List.of()).matches(path)).isEqualTo(expected);
        assertThat(new Globs(List.of(), List.of(pattern)).matches(path)).isEqualTo(!expected);
    }

    @ParameterizedTest
    @CsvSource({"models/*, models/x/a.sql, false", "models/*, models/.hidden, true", "models/**, models/x/.a, true"})
    void anExactPatternStandsForNoFolder(String pattern, String path, boolean expected) {
        assertThat(Globs.exactly(pattern).matches(path)).isEqualTo(expected);
    }
}
