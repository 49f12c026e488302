/** Turns findings into patches, and proves them: applied to a copy, the finding is gone and nothing new is there. */
@NullMarked
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"model", "parse", "audit", "sql"})
package io.plumbline.fix;

import org.jspecify.annotations.NullMarked;
