/** Reports in the formats of CI hosts. */
@NullMarked
package io.plumbline.report.ci;

import org.jspecify.annotations.NullMarked;
