/** Fires jobs by the schedules of jobs.yml. */
@NullMarked
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"job", "pipeline"})
package io.plumbline.schedule;

import org.jspecify.annotations.NullMarked;
