/** Remedies that write what files tell of a node into its YAML entry: its description, and the tests of its key. */
@NullMarked
package io.plumbline.fix.entry;

import org.jspecify.annotations.NullMarked;
