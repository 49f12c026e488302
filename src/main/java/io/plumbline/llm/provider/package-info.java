/** One class a provider. */
@NullMarked
package io.plumbline.llm.provider;

import org.jspecify.annotations.NullMarked;
