/** Rules that hold a repository against the warehouse it builds. */
@NullMarked
package io.plumbline.audit.cross;

import org.jspecify.annotations.NullMarked;
