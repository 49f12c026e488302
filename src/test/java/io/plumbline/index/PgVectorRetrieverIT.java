package io.plumbline.index;

import io.plumbline.catalog.TestDatabase;
import org.junit.jupiter.api.extension.RegisterExtension;

class PgVectorRetrieverIT extends RetrieverContract {

    @RegisterExtension
    static final TestDatabase DB = TestDatabase.pgvector();

    @Override
    TestDatabase db() {
        return DB;
    }
}
