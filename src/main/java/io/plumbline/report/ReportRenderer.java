package io.plumbline.report;

/**
 * Writes a report in one format. Implementations are stateless, safe for concurrent use, and deterministic: the same report
 * gives the same bytes. Whatever comes from a repository is text to them, never markup.
 */
public interface ReportRenderer {

    /** The format's name in jobs.yml: {@code html}. */
    String format();

    /** The name of its file in a report folder: {@code index.html}. */
    String fileName();

    /** With the character set where there is one: {@code text/html; charset=utf-8}. */
    String mediaType();

    /** The whole file, UTF-8. */
    byte[] render(Report report);
}
