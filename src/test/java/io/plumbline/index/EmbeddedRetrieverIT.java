package io.plumbline.index;

import io.plumbline.catalog.TestDatabase;
import org.junit.jupiter.api.extension.RegisterExtension;

class EmbeddedRetrieverIT extends RetrieverContract {

    @RegisterExtension
    static final TestDatabase DB = TestDatabase.embedded();

    @Override
    TestDatabase db() {
        return DB;
    }
}
