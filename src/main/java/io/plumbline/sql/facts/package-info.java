/** Reads facts about structure off the syntax tree. */
@NullMarked
package io.plumbline.sql.facts;

import org.jspecify.annotations.NullMarked;
