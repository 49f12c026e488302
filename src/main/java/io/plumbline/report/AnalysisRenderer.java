package io.plumbline.report;

/**
 * Writes the report of an analysis in one format. Stateless, safe for concurrent use, deterministic. Whatever comes from a
 * person or a warehouse is text to it, never markup.
 */
public interface AnalysisRenderer {

    /** The name of its file in a report folder. */
    String fileName();

    String render(AnalysisReport report);
}
