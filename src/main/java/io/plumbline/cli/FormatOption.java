package io.plumbline.cli;

import picocli.CommandLine.Option;

/** The option that chooses between text for people and JSON; shared by the commands that have both. */
final class FormatOption {

    enum Format {
        TEXT,
        JSON
    }

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private Format format = Format.TEXT;

    boolean json() {
        return format == Format.JSON;
    }
}
