/** Our own Jinja interpreter: Python's values, dbt's blocks, a line for everything, a budget for hostile text. */
@NullMarked
package io.plumbline.parse.jinja;

import org.jspecify.annotations.NullMarked;
