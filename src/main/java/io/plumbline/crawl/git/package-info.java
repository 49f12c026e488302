/** Reads everything a Git repository holds at a commit. */
@NullMarked
package io.plumbline.crawl.git;

import org.jspecify.annotations.NullMarked;
