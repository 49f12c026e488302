/** Sources that are a Snowflake account: a folder of extracts, or a login that says what its role may see. */
@NullMarked
package io.plumbline.crawl.snowflake;

import org.jspecify.annotations.NullMarked;
