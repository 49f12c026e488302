/** Reads a dbt repository as dbt does: the graph that {@code dbt parse} would make, from the files alone. */
@NullMarked
package io.plumbline.parse.dbt;

import org.jspecify.annotations.NullMarked;
