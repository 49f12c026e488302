/** Remedies that edit YAML, configuration and whole files. */
@NullMarked
package io.plumbline.fix.yaml;

import org.jspecify.annotations.NullMarked;
