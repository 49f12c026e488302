package io.plumbline.analysis;

import java.util.List;

/**
 * A query made of a wish. Its components are the keys of that JSON.
 *
 * @param sql read by our own parser and let through by the read-only guard
 * @param meaning what it tells, in one sentence
 * @param links what each name stands for, and where that is defined
 * @param remarks what to know before it is run
 */
public record QueryDraft(String sql, String meaning, List<String> links, List<String> remarks) {

    public QueryDraft {
        links = List.copyOf(links);
        remarks = List.copyOf(remarks);
    }
}
