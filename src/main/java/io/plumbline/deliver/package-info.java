/** Sends reports to people. */
@NullMarked
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"model", "job", "report"})
package io.plumbline.deliver;

import org.jspecify.annotations.NullMarked;
