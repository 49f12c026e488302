package io.plumbline.crawl;

import java.nio.file.Path;

/**
 * Where mirrors of remote repositories are kept.
 *
 * @param folder Plumbline's own data folder, {@code .plumbline} beside jobs.yml for example; made when first needed
 */
public record CrawlHome(Path folder) {

    Path mirrors() {
        return folder.resolve("git");
    }
}
