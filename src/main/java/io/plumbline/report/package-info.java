/** The report and its renderers. */
@NullMarked
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"model", "job"})
package io.plumbline.report;

import org.jspecify.annotations.NullMarked;
