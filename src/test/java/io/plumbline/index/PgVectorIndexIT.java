package io.plumbline.index;

import io.plumbline.catalog.TestDatabase;
import org.junit.jupiter.api.extension.RegisterExtension;

class PgVectorIndexIT extends IndexContract {

    @RegisterExtension
    static final TestDatabase DB = TestDatabase.pgvector();

    @Override
    TestDatabase db() {
        return DB;
    }

    @Override
    String store() {
        return "pgvector";
    }
}
