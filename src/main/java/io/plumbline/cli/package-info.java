/** The commands. */
@NullMarked
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"model", "job", "pipeline", "catalog", "agent", "schedule", "analysis"})
package io.plumbline.cli;

import org.jspecify.annotations.NullMarked;
