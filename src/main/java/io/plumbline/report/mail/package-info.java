/** The body of an e-mail: a table layout and a text part. */
@NullMarked
package io.plumbline.report.mail;

import org.jspecify.annotations.NullMarked;
