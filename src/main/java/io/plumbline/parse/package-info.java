/** Turns raw files into artifacts and edges, or into a failure with a line. */
@NullMarked
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"model", "sql"})
package io.plumbline.parse;

import org.jspecify.annotations.NullMarked;
