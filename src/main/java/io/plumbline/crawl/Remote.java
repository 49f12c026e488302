package io.plumbline.crawl;

import io.plumbline.job.UserError;
import io.plumbline.model.Gap;
import io.plumbline.model.Readiness;
import io.plumbline.model.Readiness.Fact;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.transport.CredentialsProvider;
import org.jspecify.annotations.Nullable;

/**
 * A remote repository that is asked for its branches and tags only.
 *
 * @param patience how long it may take to answer
 */
record Remote(String source, GitUrl url, Duration patience) {

    private static final Pattern COMMIT = Pattern.compile("[0-9a-fA-F]{7,40}");

    /**
     * @throws UserError of kind SOURCE where it cannot be reached or refuses, of kind INPUT where it has no such ref
     */
    Readiness look(@Nullable CredentialsProvider credentials, String wanted) {
        QuietGit.install();
        Map<String, Ref> refs;
        try {
            refs = Git.lsRemoteRepository()
                    .setRemote(url.address())
                    .setTimeout((int) Math.min(60, patience.toSeconds()))
                    .setCredentialsProvider(credentials == null ? CredentialsProvider.getDefault() : credentials)
                    .callAsMap();
        } catch (GitAPIException e) {
            throw FetchFailure.explain(source, url, e, false);
        }
        long branches = refs.keySet().stream()
                .filter(ref -> ref.startsWith(Constants.R_HEADS))
                .count();
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("branches", Long.toString(branches)));
        Ref found = find(refs, wanted);
        if (found != null && found.getObjectId() != null) {
            facts.add(new Fact("commit", found.getObjectId().abbreviate(10).name()));
            return new Readiness(facts, List.of(), List.of());
        }
        if (COMMIT.matcher(wanted).matches()) {
            Gap gap = new Gap("commit " + wanted, source, "whether it is there shows when the repository is fetched");
            return new Readiness(facts, List.of(gap), List.of());
        }
        throw UserError.input(
                "source \"" + source + "\": the repository " + url.address() + " has no \"" + wanted
                        + "\"; expected a branch, tag or commit",
                "Correct ref.");
    }

    private static @Nullable Ref find(Map<String, Ref> refs, String wanted) {
        for (String prefix : List.of("", Constants.R_HEADS, Constants.R_TAGS)) {
            Ref ref = refs.get(prefix + wanted);
            if (ref != null) {
                return ref;
            }
        }
        return null;
    }
}
