/** Turns chunks into vectors, each text once. */
@NullMarked
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"model", "llm"})
package io.plumbline.embed;

import org.jspecify.annotations.NullMarked;
