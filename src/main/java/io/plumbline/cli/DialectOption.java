package io.plumbline.cli;

import io.plumbline.pipeline.SqlDialects;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option that names the dialect of SQL; shared by the commands that read SQL. */
final class DialectOption {

    /** The dialects, for completion and help. */
    static final class Names extends ArrayList<String> {
        private static final long serialVersionUID = 1L;

        Names() {
            super(SqlDialects.names());
        }
    }

    @Option(
            names = "--dialect",
            paramLabel = "NAME",
            completionCandidates = Names.class,
            description = "${COMPLETION-CANDIDATES}. Default: that of the adapter, snowflake where none is named.")
    private @Nullable String name;

    boolean named() {
        return name != null;
    }

    String or(String adapter) {
        return name == null ? adapter : name;
    }
}
