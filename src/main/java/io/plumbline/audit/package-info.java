/** Rules: pure functions from the estate to findings. */
@NullMarked
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"model", "sql"})
package io.plumbline.audit;

import org.jspecify.annotations.NullMarked;
