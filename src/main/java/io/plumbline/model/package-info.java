/**
 * The values all stages speak: artifacts, edges, the estate, chunks, citations, findings. Plain Java. Its sub-packages hold more of
 * them and are as open as it is.
 */
@NullMarked
@org.springframework.modulith.ApplicationModule(
        type = org.springframework.modulith.ApplicationModule.Type.OPEN,
        allowedDependencies = {})
package io.plumbline.model;

import org.jspecify.annotations.NullMarked;
