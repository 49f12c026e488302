/** Reads dbt projects, from a folder or a repository. */
@NullMarked
package io.plumbline.crawl.dbt;

import org.jspecify.annotations.NullMarked;
