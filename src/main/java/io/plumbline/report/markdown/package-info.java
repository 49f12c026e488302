/** Markdown that reads well on Git hosts and in a plain editor. */
@NullMarked
package io.plumbline.report.markdown;

import org.jspecify.annotations.NullMarked;
