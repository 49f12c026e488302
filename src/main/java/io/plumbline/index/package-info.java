/** Stores vectors and text, and searches both. */
@NullMarked
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"model", "embed"})
package io.plumbline.index;

import org.jspecify.annotations.NullMarked;
