package io.plumbline.crawl;

import static io.plumbline.job.OptionSpec.Type.LIST;
import static io.plumbline.job.OptionSpec.Type.NUMBER;
import static io.plumbline.job.OptionSpec.Type.SECRET;
import static io.plumbline.job.OptionSpec.Type.TEXT;

import io.plumbline.job.OptionSpec;
import java.util.List;
import java.util.stream.Stream;

/** The options of every source that is a folder or a repository. */
public final class CommonOptions {

    private static final List<OptionSpec> ALL = List.of(
            new OptionSpec(
                    "path",
                    TEXT,
                    false,
                    "Folder or local repository, from the folder of jobs.yml; ~ is your home",
                    "../warehouse"),
            new OptionSpec(
                    "url",
                    TEXT,
                    false,
                    "Address of a remote repository, https or ssh",
                    "https://github.com/owner/warehouse.git"),
            new OptionSpec("ref", TEXT, false, "Branch, tag or commit to read", "main"),
            new OptionSpec("token", SECRET, false, "Token for an https address", "${GIT_TOKEN}"),
            new OptionSpec("username", TEXT, false, "User name that goes with the token", "x-access-token"),
            new OptionSpec("include", LIST, false, "Only paths that match one of these globs", "[\"models/**\"]"),
            new OptionSpec("exclude", LIST, false, "No path that matches one of these globs", "[\"archive/**\"]"),
            new OptionSpec("max-file-megabytes", NUMBER, false, "Files above this size are not read (20)", "50"),
            new OptionSpec("timeout-seconds", NUMBER, false, "How long a fetch may take (600)", "120"));

    private CommonOptions() {}

    /** The common options followed by a connector's own. */
    public static List<OptionSpec> and(OptionSpec... own) {
        return Stream.concat(ALL.stream(), Stream.of(own)).toList();
    }
}
