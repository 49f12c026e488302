package io.plumbline.index;

import io.plumbline.catalog.TestDatabase;
import org.junit.jupiter.api.extension.RegisterExtension;

class EmbeddedIndexIT extends IndexContract {

    @RegisterExtension
    static final TestDatabase DB = TestDatabase.embedded();

    @Override
    TestDatabase db() {
        return DB;
    }

    @Override
    String store() {
        return "in-process";
    }
}
