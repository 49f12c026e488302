package io.plumbline.catalog;

/** Hands parts of the catalog to tests of other packages. */
public final class CatalogAccess {

    private CatalogAccess() {}

    public static ModelCalls modelCalls(TestDatabase database) {
        return new ModelCalls(database.jdbc());
    }
}
