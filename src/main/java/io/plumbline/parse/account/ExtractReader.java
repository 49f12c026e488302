package io.plumbline.parse.account;

import io.plumbline.model.AccountRow;
import io.plumbline.model.Extract;
import java.util.function.Function;

/** How the rows of an extract are read. */
record ExtractReader<R extends AccountRow>(Extract<R> extract, Function<Row, R> read) {}
