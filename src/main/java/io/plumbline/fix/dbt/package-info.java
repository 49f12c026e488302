/** Remedies that edit what a project declares: YAML entries, configuration calls, macros, and where a file stands. */
@NullMarked
package io.plumbline.fix.dbt;

import org.jspecify.annotations.NullMarked;
