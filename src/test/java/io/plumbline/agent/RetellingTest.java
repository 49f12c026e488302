package io.plumbline.agent;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetellingTest {

    private static final String READ = "`fct_orders` is read by 4 models, 1 exposure and 1 semantic model.";
    private static final String UNTESTED = "No test covers `stg_orders`.";
    private static final String JOINED = "`rpt_a` reads only `stg_b` and about 3 of 12 columns from `stg_c`.";

    @ParameterizedTest
    @ValueSource(
            strings = {
                READ,
                "`fct_orders` is read by 4 models and 1 exposure.",
                "`fct_orders` was read by 4 models, and is.",
                "The `fct_orders` that is read by 4 models."
            })
    void theSameInOtherWordsIsTheSame(String sentence) {
        assertThat(Retelling.problem(sentence, READ)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Read by 4 models: `fct_orders`.", "By 4 models is `fct_orders` read."})
    void whatComesFirstMayDecideWhoReadsWhom(String sentence) {
        assertThat(Retelling.problem(sentence, READ)).isEqualTo("it changes the order of names or numbers");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "`fct_orders` reads 4 models.|it leaves out or adds a word that decides what is said",
                "`fct_orders` is not read by 4 models.|it says \"not\", which the statement does not",
                "`fct_orders` is only read by 4 models.|it says \"only\", which the statement does not",
                "`fct_orders` is read by 1 model.|it changes what a number counts",
                "`fct_orders` is read by 4 exposures.|it changes what a number counts",
                "`fct_orders` is read by 4.|it changes what a number counts",
                "`fct_orders` is critically read by 4 models.|it says \"critically\", which the statement does not",
                "`fct_orders` is read by 4 models daily.|it says \"daily\", which the statement does not"
            })
    void aLieThatKeepsEveryNameIsNone(String lie, String problem) {
        assertThat(Retelling.problem(lie, READ)).isEqualTo(problem);
    }

    @ParameterizedTest
    @ValueSource(strings = {"A test covers `stg_orders`.", "`stg_orders` is covered.", "Tests cover `stg_orders`."})
    void whatWasDeniedStaysDenied(String lie) {
        assertThat(Retelling.problem(lie, UNTESTED)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "`rpt_a` reads only `stg_b` and about 12 of 3 columns from `stg_c`.",
                "`rpt_a` reads only `stg_c` and about 3 of 12 columns from `stg_b`.",
                "`rpt_a` reads `stg_b` and about 3 of 12 columns from `stg_c`.",
                "`stg_b` reads only `rpt_a` and about 3 of 12 columns from `stg_c`."
            })
    void whatIsTurnedAroundIsNone(String lie) {
        assertThat(Retelling.problem(JOINED, JOINED)).isEmpty();
        assertThat(Retelling.problem(lie, JOINED)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "`fct_orders` is read by -4 models.",
                "`fct_orders` is read by ~4 models.",
                "`fct_orders` is read by 4 models?",
                "`fct_orders` is read by 4 models <b>.",
                "[`fct_orders`](x) is read by 4 models.",
                "`fct_orders` is read by 4 models \uD83D\uDD25.",
                "`fct_orders` is read by 4 models\u202e.",
                "`fct_orders` is read by 4 models\u001b."
            })
    void aSignThatCouldSaySomethingIsRefused(String lie) {
        assertThat(Retelling.problem(lie, READ)).startsWith("it has the sign U+");
    }
}
