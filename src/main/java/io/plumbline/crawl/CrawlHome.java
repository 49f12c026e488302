package io.plumbline.crawl;

import java.nio.file.Path;

/**
 * Where mirrors of remote repositories, what is known of histories, and settled days of accounts are kept.
 *
 * @param folder Plumbline's own data folder, {@code .plumbline} beside jobs.yml for example; made when first needed
 */
public record CrawlHome(Path folder) {

    /** What is kept of accounts of warehouses between crawls, a folder each. */
    public Path accounts() {
        return folder.resolve("accounts");
    }

    Path histories() {
        return folder.resolve("histories");
    }

    Path mirrors() {
        return folder.resolve("git");
    }
}
