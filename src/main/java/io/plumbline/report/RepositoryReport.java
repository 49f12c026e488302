package io.plumbline.report;

import io.plumbline.model.Hotspot;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;

/**
 * What the history of a source's repository says, ready to be shown: names and paths are masked and cut. Merges count
 * nowhere; people are authors and co-authors, without those whose name ends in {@code [bot]}.
 *
 * @param source name of the source in jobs.yml
 * @param tip id of the commit
 * @param asOf the day everything is told from, see {@link io.plumbline.model.RepositoryHistory#asOf}
 * @param commits of the whole history
 * @param people of the whole history
 * @param active people who committed in the year before {@code asOf}
 * @param months the last 24 months, that of {@code asOf} last
 * @param folders of models, most files first, at most twelve
 * @param hotspots at most ten, the most first
 * @param risks at most fifteen files, the gravest first
 * @param furtherRisks files at risk that are not listed
 */
public record RepositoryReport(
        String source,
        String tip,
        Instant asOf,
        int commits,
        int people,
        int active,
        List<Month> months,
        List<Folder> folders,
        List<Hotspot> hotspots,
        List<Risk> risks,
        int furtherRisks) {

    public RepositoryReport {
        months = List.copyOf(months);
        folders = List.copyOf(folders);
        hotspots = List.copyOf(hotspots);
        risks = List.copyOf(risks);
    }

    /**
     * A calendar month in UTC, by the committer's clock.
     *
     * @param people who committed in it
     */
    public record Month(YearMonth month, int commits, int people) {}

    /**
     * A folder of models.
     *
     * @param files in it whose authors are known
     * @param owner whom CODEOWNERS names for all of it, else who wrote most of it
     * @param because what makes the owner the owner
     * @param writer who wrote most of it
     * @param share the writer's part of the lines, 0 to 1
     * @param busFactor how many people together wrote more than half of the lines, see
     *     {@link io.plumbline.model.Authorship#busFactor}
     */
    public record Folder(
            String path, int files, String owner, String because, String writer, double share, int busFactor) {}

    /**
     * A file that may hurt.
     *
     * @param because at least one reason
     * @param readers models, snapshots and exposures that read it directly
     * @param lines at the tip, 0 where not known
     */
    public record Risk(String path, List<String> because, int readers, int lines) {

        public Risk {
            because = List.copyOf(because);
        }
    }
}
