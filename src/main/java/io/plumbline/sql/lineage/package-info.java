/** Follows names through the syntax tree: which tables, which columns. */
@NullMarked
package io.plumbline.sql.lineage;

import org.jspecify.annotations.NullMarked;
