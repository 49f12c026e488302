/** The bundled example estate. */
@NullMarked
package io.plumbline.crawl.example;

import org.jspecify.annotations.NullMarked;
