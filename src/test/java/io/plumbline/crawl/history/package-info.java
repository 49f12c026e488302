@NullMarked
package io.plumbline.crawl.history;

import org.jspecify.annotations.NullMarked;
