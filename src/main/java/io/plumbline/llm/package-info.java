/** Chat and embedding models behind budget and redaction. */
@NullMarked
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"model", "job"})
package io.plumbline.llm;

import org.jspecify.annotations.NullMarked;
