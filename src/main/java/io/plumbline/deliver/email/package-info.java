/** E-mail over SMTP. */
@NullMarked
package io.plumbline.deliver.email;

import org.jspecify.annotations.NullMarked;
