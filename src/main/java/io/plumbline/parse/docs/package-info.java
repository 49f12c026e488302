/** Takes the text out of Markdown, plain text and PDF. */
@NullMarked
package io.plumbline.parse.docs;

import org.jspecify.annotations.NullMarked;
