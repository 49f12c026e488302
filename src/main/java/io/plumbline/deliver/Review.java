package io.plumbline.deliver;

import java.util.List;

/** A pull or merge request's conversation at a Git host. */
interface Review {

    /** A comment as the host has it; ids grow. */
    record Comment(long id, String author, String text, String url) {}

    /** The name that comments written with our token carry. */
    String me();

    /** All of them, up to {@value ReviewApi#MOST_PAGES} pages. */
    List<Comment> comments();

    Comment write(String text);

    void edit(Comment comment, String text);

    void delete(Comment comment);
}
