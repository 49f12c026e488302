/** Fetches the files and metadata of a source at a revision. */
@NullMarked
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"model", "job", "sql"})
package io.plumbline.crawl;

import org.jspecify.annotations.NullMarked;
