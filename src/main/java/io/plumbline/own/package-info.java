/** Rules that a repository declares for itself in YAML, with conditions in CEL. */
@NullMarked
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"model", "job", "audit"})
package io.plumbline.own;

import org.jspecify.annotations.NullMarked;
