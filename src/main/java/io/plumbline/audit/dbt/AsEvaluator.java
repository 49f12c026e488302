package io.plumbline.audit.dbt;

import io.plumbline.audit.RuleContext;

/**
 * The option of rules that depart from dbt-project-evaluator: with {@code as_evaluator: 1} they judge as it does, so that their
 * findings can be held against its tables row by row.
 */
final class AsEvaluator {

    /** The name that settings change it under. */
    static final String OPTION = "as_evaluator";

    private AsEvaluator() {}

    static boolean asked(RuleContext context) {
        return context.threshold(OPTION, 0) != 0;
    }
}
