package io.plumbline.fix;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a {@link Remedy} is for. */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Mends {

    /** Ids of the rules whose findings it mends. */
    String[] value();

    /** What it changes, one line without a final full stop. */
    String by();

    /** When it leaves a finding alone although it is of such a rule, one line without a final full stop. */
    String unless();

    /** Why no audit can show that its edits are right, one clause without a full stop; empty where one can. */
    String doubt() default "";
}
