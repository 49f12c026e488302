/** Answers with citations, and verifies citations. */
@NullMarked
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"model", "llm", "index", "sql"})
package io.plumbline.agent;

import org.jspecify.annotations.NullMarked;
