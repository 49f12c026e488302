package io.plumbline.parse;

import io.plumbline.model.Extract;
import io.plumbline.model.FileTree;
import io.plumbline.model.Gap;
import io.plumbline.model.WarehouseAccount;
import io.plumbline.parse.account.AccountRows;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the extracts of a Snowflake account, as docs/snowflake.md describes them. Safe for concurrent use. */
public final class AccountReader {

    private AccountReader() {}

    /** The extracts that are read, account.csv aside. */
    public static List<Extract<?>> extracts() {
        return AccountRows.extracts();
    }

    /**
     * The account that the extracts at the root of a tree describe.
     *
     * @param gaps takes what is missing or wrong, each with its place, where there is no account to hold it
     * @return empty where account.csv does not say which days the others are about
     */
    public static Optional<WarehouseAccount> read(FileTree tree, List<Gap> gaps) {
        List<Gap> found = new ArrayList<>();
        Optional<WarehouseAccount> account = new AccountRows(tree, found).account();
        if (account.isEmpty()) {
            gaps.addAll(found);
        }
        return account;
    }
}
