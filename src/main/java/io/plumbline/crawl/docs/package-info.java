/** Reads documents, from a folder or a repository. */
@NullMarked
package io.plumbline.crawl.docs;

import org.jspecify.annotations.NullMarked;
