package io.plumbline.agent;

import org.jspecify.annotations.Nullable;

/**
 * What the conversation was about before a question.
 *
 * @param node unique id of the thing, null for none
 * @param tool the tool that answered, null for none
 */
public record Earlier(@Nullable String node, @Nullable String tool) {

    public static final Earlier NOTHING = new Earlier(null, null);
}
