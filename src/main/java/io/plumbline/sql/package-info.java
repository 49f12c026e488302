/** Reads SQL: structure, tables, column lineage, and a guard that lets only reads through. */
@NullMarked
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"model"})
package io.plumbline.sql;

import org.jspecify.annotations.NullMarked;
