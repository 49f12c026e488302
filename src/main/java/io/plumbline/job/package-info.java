/** Reads jobs.yml into typed specs; reports every error at once with its line. */
@NullMarked
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"model"})
package io.plumbline.job;

import org.jspecify.annotations.NullMarked;
