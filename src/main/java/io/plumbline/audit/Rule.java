package io.plumbline.audit;

import io.plumbline.model.Area;
import io.plumbline.model.Severity;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.stereotype.Component;

/** The identity and voice of a rule. Why, example and remedy stand in {@code resources/rules/<id>.md}. */
@Documented
@Component
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Rule {

    /** Kebab-case name of the defect. */
    String id();

    Area area();

    Severity severity();

    /** One line of at most 80 characters without a final full stop. */
    String summary();

    /** Names other tools give the same check. */
    String[] aliases() default {};

    /** Names of its limits, whole numbers from 0, that {@link RuleContext#threshold} may be asked for. */
    String[] thresholds() default {};

    /** Whether it runs without being asked for; matters of taste do not. */
    boolean enabled() default true;
}
