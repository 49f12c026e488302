/** Remedies that change which layer of a project a model reads, and the models of staging they need for that. */
@NullMarked
package io.plumbline.fix.layer;

import org.jspecify.annotations.NullMarked;
