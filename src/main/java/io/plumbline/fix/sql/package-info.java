/** Remedies that edit the SQL of a model. */
@NullMarked
package io.plumbline.fix.sql;

import org.jspecify.annotations.NullMarked;
