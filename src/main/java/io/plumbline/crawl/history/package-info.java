/**
 * Reads what a Git repository's history says: commits, renames, churn, blame, owners. Nothing is checked out or run.
 */
@NullMarked
package io.plumbline.crawl.history;

import org.jspecify.annotations.NullMarked;
