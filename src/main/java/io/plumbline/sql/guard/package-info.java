/** Decides whether a statement only reads. */
@NullMarked
package io.plumbline.sql.guard;

import org.jspecify.annotations.NullMarked;
