/** Cuts artifacts and documents into chunks along their structure. */
@NullMarked
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"model"})
package io.plumbline.chunk;

import org.jspecify.annotations.NullMarked;
