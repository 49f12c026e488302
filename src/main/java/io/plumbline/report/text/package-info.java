/** Words, inline code and visible control characters: what every format says in the same way. */
@NullMarked
package io.plumbline.report.text;

import org.jspecify.annotations.NullMarked;
