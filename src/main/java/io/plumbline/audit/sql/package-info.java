/** Rules over the structure of the models' SQL, as parse time renders it. */
@NullMarked
package io.plumbline.audit.sql;

import org.jspecify.annotations.NullMarked;
