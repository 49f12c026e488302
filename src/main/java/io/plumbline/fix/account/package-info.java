/** Remedies that say which statement mends what is wrong in an account. */
@NullMarked
package io.plumbline.fix.account;

import org.jspecify.annotations.NullMarked;
