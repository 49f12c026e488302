/** Rules about the past of files: who wrote them, when, how often, and what changed along with them. */
@NullMarked
package io.plumbline.audit.git;

import org.jspecify.annotations.NullMarked;
