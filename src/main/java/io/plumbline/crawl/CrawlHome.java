package io.plumbline.crawl;

import java.nio.file.Path;

/**
 * Where mirrors of remote repositories, and what is known of histories, are kept.
 *
 * @param folder Plumbline's own data folder, {@code .plumbline} beside jobs.yml for example; made when first needed
 */
public record CrawlHome(Path folder) {

    Path histories() {
        return folder.resolve("histories");
    }

    Path mirrors() {
        return folder.resolve("git");
    }
}
