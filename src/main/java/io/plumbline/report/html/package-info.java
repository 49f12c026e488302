/** One self-contained page. */
@NullMarked
package io.plumbline.report.html;

import org.jspecify.annotations.NullMarked;
