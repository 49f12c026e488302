/** What changed between two revisions of a dbt project: nodes, columns and tests, not lines. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"model", "sql"})
@org.jspecify.annotations.NullMarked
package io.plumbline.compare;
