/** Rules about what people say of the other rules: suppressions that are of no use, ran out, or give no reason. */
@NullMarked
package io.plumbline.audit.policy;

import org.jspecify.annotations.NullMarked;
