package io.plumbline.crawl.example;

import io.plumbline.crawl.Connector;
import io.plumbline.crawl.Crawl;
import io.plumbline.crawl.CrawlHome;
import io.plumbline.crawl.ExampleHistory;
import io.plumbline.crawl.Opened;
import io.plumbline.crawl.SourceTrees;
import io.plumbline.job.OptionSpec;
import io.plumbline.job.Options;
import io.plumbline.job.SourceSpec;
import io.plumbline.job.TypeSpec;
import io.plumbline.job.UserError;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The example shop: replays its history into a Git repository below the data folder, and reads that at its last commit. */
@Component
final class ExampleConnector implements Connector {

    private final SourceTrees trees;
    private final CrawlHome home;

    ExampleConnector(SourceTrees trees, CrawlHome home) {
        this.trees = trees;
        this.home = home;
    }

    @Override
    public TypeSpec type() {
        return new TypeSpec(
                "example",
                "The bundled example shop, with three years of Git history",
                List.of(new OptionSpec(
                        "path", OptionSpec.Type.TEXT, false, "Folder that holds history.yml (examples)", "examples")));
    }

    @Override
    public Crawl open(SourceSpec source) {
        Path folder = source.base().resolve(source.options().text("path", "examples"));
        if (!Files.isRegularFile(folder.resolve("history.yml"))) {
            throw UserError.input(
                    "source \"" + source.name() + "\" (jobs.yml, line " + source.line() + "): " + folder
                            + " has no history.yml; expected the examples folder of Plumbline",
                    "Name that folder with path, or audit your own project with type dbt.");
        }
        Path repository = ExampleHistory.replay(folder, home.folder().resolve("example.git"));
        SourceSpec git = new SourceSpec(
                source.name(), "git", new Options(Map.of("path", repository.toString())), source.line(), source.base());
        return trees.crawl(git, SourceTrees.Read.COMMIT, Opened::whole);
    }
}
