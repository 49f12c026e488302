/** The summary at the end of a run. */
@NullMarked
package io.plumbline.report.terminal;

import org.jspecify.annotations.NullMarked;
