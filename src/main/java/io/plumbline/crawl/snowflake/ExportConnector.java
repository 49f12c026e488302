package io.plumbline.crawl.snowflake;

import io.plumbline.crawl.CommonOptions;
import io.plumbline.crawl.Connector;
import io.plumbline.crawl.Crawl;
import io.plumbline.crawl.Opened;
import io.plumbline.crawl.SourceTrees;
import io.plumbline.job.SourceSpec;
import io.plumbline.job.TypeSpec;
import io.plumbline.job.UserError;
import io.plumbline.model.Readiness;
import io.plumbline.model.WarehouseAccount;
import java.util.List;
import org.springframework.stereotype.Component;

/** A folder of CSV files that docs/snowflake-unload.sql unloads from an account: no credentials, no connection. */
@Component
final class ExportConnector implements Connector {

    private final SourceTrees trees;

    ExportConnector(SourceTrees trees) {
        this.trees = trees;
    }

    @Override
    public TypeSpec type() {
        return new TypeSpec(
                "snowflake-export", "A folder of CSV files unloaded from a Snowflake account", CommonOptions.and());
    }

    @Override
    public Crawl open(SourceSpec source) {
        return trees.crawl(source, SourceTrees.Read.FILES, opened -> read(source, opened));
    }

    @Override
    public Readiness examine(SourceSpec source) {
        return trees.reach(source).orElseGet(() -> Connector.super.examine(source));
    }

    private static Crawl read(SourceSpec source, Opened opened) {
        if (opened.tree().hash(WarehouseAccount.FILE) == null) {
            throw UserError.source(
                    "source \"" + source.name() + "\" (jobs.yml, line " + source.line() + ") has "
                            + opened.tree().paths().size() + " files and no account.csv at its root; expected it, "
                            + "warehouses.csv, warehouse_days.csv, queries.csv and the other files of docs/snowflake.md",
                    "Unload them with docs/snowflake-unload.sql into the folder that path names.");
        }
        // Whoever changed an extract has nothing to do with the account, so no history is read.
        return new Crawl(new ExportTree(opened.tree()), List.of(), List.of(), null, null, opened.gaps());
    }
}
