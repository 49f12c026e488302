/** What makes a row of a model unique, shown by its SQL and by the tests of what it reads, and the test that says so. */
@NullMarked
package io.plumbline.fix.keys;

import org.jspecify.annotations.NullMarked;
