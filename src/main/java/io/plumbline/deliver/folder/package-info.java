/** A folder on this machine or a mounted share. */
@NullMarked
package io.plumbline.deliver.folder;

import org.jspecify.annotations.NullMarked;
