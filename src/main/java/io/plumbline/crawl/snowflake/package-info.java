/** Reaches a Snowflake account: logs in, says what the role may see, and what is missing. */
@NullMarked
package io.plumbline.crawl.snowflake;

import org.jspecify.annotations.NullMarked;
