/** Rules on what a Snowflake account says about itself. */
@NullMarked
package io.plumbline.audit.snowflake;

import org.jspecify.annotations.NullMarked;
