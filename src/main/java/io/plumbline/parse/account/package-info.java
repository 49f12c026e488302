/** Reads extracts of a Snowflake account. */
@NullMarked
package io.plumbline.parse.account;

import org.jspecify.annotations.NullMarked;
