/** Turns SQL text into tokens and tokens into the syntax tree. */
@NullMarked
package io.plumbline.sql.parser;

import org.jspecify.annotations.NullMarked;
