package io.plumbline.parse.account;

import io.plumbline.model.account.CloneMember;
import io.plumbline.model.account.ReplacedTable;
import io.plumbline.model.account.SearchUse;
import io.plumbline.model.account.ShortLivedTables;
import io.plumbline.model.account.StageDay;
import io.plumbline.model.account.TableChanges;
import io.plumbline.model.account.TableScans;
import io.plumbline.model.account.TableUpkeep;
import java.util.List;

/** Extracts about what tables cost beside their data, and whether it is of use. */
final class StorageExtracts {

    static final List<ExtractReader<?>> ALL = List.of(
            new ExtractReader<>(TableScans.EXTRACT, StorageExtracts::scans),
            new ExtractReader<>(TableChanges.EXTRACT, StorageExtracts::changes),
            new ExtractReader<>(ReplacedTable.EXTRACT, StorageExtracts::replaced),
            new ExtractReader<>(ShortLivedTables.EXTRACT, StorageExtracts::shortLived),
            new ExtractReader<>(TableUpkeep.EXTRACT, StorageExtracts::service),
            new ExtractReader<>(SearchUse.EXTRACT, StorageExtracts::search),
            new ExtractReader<>(StageDay.EXTRACT, StorageExtracts::stages),
            new ExtractReader<>(CloneMember.EXTRACT, StorageExtracts::clone));

    private StorageExtracts() {}

    private static TableScans scans(Row row) {
        return new TableScans(
                row.count("TABLE_ID"),
                row.count("QUERIES"),
                row.neededDay("FIRST_SCAN"),
                row.neededDay("LAST_SCAN"),
                row.at());
    }

    private static TableChanges changes(Row row) {
        return new TableChanges(row.count("TABLE_ID"), row.count("DAYS"), row.count("ROWS_ADDED"), row.at());
    }

    private static ReplacedTable replaced(Row row) {
        return new ReplacedTable(
                row.count("TABLE_ID"),
                row.needed("TABLE_CATALOG"),
                row.needed("TABLE_SCHEMA"),
                row.needed("TABLE_NAME"),
                row.count("REPLACED"),
                row.count("FAILSAFE_BYTES"),
                row.at());
    }

    private static ShortLivedTables shortLived(Row row) {
        return new ShortLivedTables(
                row.count("TABLE_SCHEMA_ID"),
                row.needed("TABLE_CATALOG"),
                row.needed("TABLE_SCHEMA"),
                row.count("TABLES"),
                row.count("FAILSAFE_BYTES"),
                row.at());
    }

    private static TableUpkeep service(Row row) {
        return new TableUpkeep(
                row.needed("SERVICE_TYPE"),
                row.count("TABLE_ID"),
                row.needed("TABLE_CATALOG"),
                row.needed("TABLE_SCHEMA"),
                row.needed("TABLE_NAME"),
                row.amount("CREDITS_USED"),
                row.day("SINCE"),
                row.at());
    }

    private static SearchUse search(Row row) {
        return new SearchUse(row.count("TABLE_ID"), row.count("NUM_SCANS"), row.at());
    }

    private static StageDay stages(Row row) {
        return new StageDay(
                row.neededDay("USAGE_DATE"), row.amount("AVERAGE_STAGE_BYTES").longValue(), row.at());
    }

    private static CloneMember clone(Row row) {
        return new CloneMember(
                row.count("ID"),
                row.count("CLONE_GROUP_ID"),
                row.text("LABEL"),
                row.flag("DROPPED"),
                row.day("CREATED"),
                row.count("RETAINED_FOR_CLONE_BYTES"),
                row.at());
    }
}
