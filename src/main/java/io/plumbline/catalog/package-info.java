/** The system of record in Postgres: documents, artifacts, runs, findings. */
@NullMarked
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"model"})
package io.plumbline.catalog;

import org.jspecify.annotations.NullMarked;
