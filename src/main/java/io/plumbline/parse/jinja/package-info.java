/** A Jinja interpreter of our own: Python's values, dbt's blocks, a line for everything, and a budget for hostile text. */
@NullMarked
package io.plumbline.parse.jinja;

import org.jspecify.annotations.NullMarked;
