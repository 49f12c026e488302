/** The rows of an account's extracts, a record each with the extract it is of. */
@NullMarked
package io.plumbline.model.account;

import org.jspecify.annotations.NullMarked;
