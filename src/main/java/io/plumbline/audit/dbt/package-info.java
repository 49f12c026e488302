/** Rules over dbt projects: the graph, its YAML and its raw SQL. */
@NullMarked
package io.plumbline.audit.dbt;

import org.jspecify.annotations.NullMarked;
