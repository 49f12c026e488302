/** The stable JSON of {@code docs/schema/report.schema.json}. */
@NullMarked
package io.plumbline.report.json;

import org.jspecify.annotations.NullMarked;
