/** The values all stages speak: artifacts, edges, the estate, chunks, citations, findings. Plain Java. */
@NullMarked
@org.springframework.modulith.ApplicationModule(allowedDependencies = {})
package io.plumbline.model;

import org.jspecify.annotations.NullMarked;
