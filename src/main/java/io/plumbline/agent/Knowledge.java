package io.plumbline.agent;

import io.plumbline.model.Artifact;
import io.plumbline.model.Chunk;
import io.plumbline.model.Commit;
import io.plumbline.model.Estate;
import io.plumbline.model.FileTree;
import io.plumbline.model.Finding;
import io.plumbline.model.Location;
import io.plumbline.model.PathOwner;
import io.plumbline.model.RuleInfo;
import io.plumbline.sql.ProjectSql;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What questions are answered from. What is dear to know is found out when it is asked for, and then once.
 */
public interface Knowledge {

    Estate estate();

    /** The files of every source, at the revisions that were read. */
    List<FileTree> trees();

    /** The SQL of the project that an artifact belongs to; empty where it belongs to none. */
    Optional<ProjectSql> sql(Artifact artifact);

    /** The rules of the audit, the repositories' own among them. */
    List<RuleInfo> rules();

    /** What people of the house said and others accepted. */
    List<HouseFact> facts();

    /** What the rules found, the gravest first. */
    List<Finding> findings();

    /**
     * What changed in the projects since a revision, the work tree's changes included.
     *
     * @param revision as Git names one, or {@link #lastLook()}
     * @return empty where there is no history, or no such revision
     */
    Optional<List<Change>> changes(String revision);

    /**
     * The findings that the changes since a revision can have caused, the gravest first.
     *
     * @return empty where {@link #changes} is
     */
    Optional<List<Finding>> caused(String revision);

    /**
     * What changed in the text of the projects' files since a revision, the work tree's changes included. Rows of seeds
     * are left out.
     *
     * @return empty where {@link #changes} is
     */
    Optional<List<Edited>> edited(String revision);

    /** The same findings, each with the fix there is for it; where nobody looked for fixes yet, they are tried now. */
    List<Finding> mended(List<Finding> findings);

    /** What changes are told against where nobody says since when: a revision, or a run. */
    String lastLook();

    /**
     * The commits that touched a file, newest first; none where there is no history of it.
     *
     * @param place in the file; null for the commits that touched anything here
     */
    List<Commit> commits(@Nullable Location place, int limit);

    /** Who answers for a file by CODEOWNERS or its lines; empty where nobody is known. */
    Optional<PathOwner> owner(Location place);

    /** The text of a page of a document (1-based); empty where there is none. */
    Optional<String> page(String source, String path, int page);

    /** The passages nearest to a question, best first; none where nothing has a word of it. */
    List<Chunk> passages(String question, int limit);

    /** The name somebody probably meant; empty where none is near. */
    Optional<String> nearest(String word, Collection<String> names);

    /**
     * What became of one thing.
     *
     * @param id unique id of the artifact
     * @param place where it stands now; where it stood, if it is gone
     * @param lines what changed, the headline first
     * @param reach unique ids of the models, snapshots and exposures downstream of it, where it still is or once was
     */
    record Change(String id, Location place, List<String> lines, List<String> reach) {

        public Change {
            lines = List.copyOf(lines);
            reach = List.copyOf(reach);
        }
    }

    /**
     * What changed in one file, secrets masked.
     *
     * @param lines those that changed, with some around them, in the file's order
     */
    record Edited(String source, String path, List<Line> lines) {

        public Edited {
            lines = List.copyOf(lines);
        }
    }

    /**
     * A line of a file.
     *
     * @param number 1-based; 0 for one that is gone
     * @param sign {@code +} for a new one, {@code -} for one that is gone, else a blank
     */
    record Line(int number, char sign, String text) {

        /** With its number and sign, as a person reads a change. */
        @Override
        public String toString() {
            return "%5s %c %s".formatted(number == 0 ? "" : number, sign, text);
        }
    }
}
