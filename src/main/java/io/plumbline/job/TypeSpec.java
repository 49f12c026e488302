package io.plumbline.job;

import java.util.List;

/**
 * A type of source or delivery channel: its name in jobs.yml and its options. Every connector and channel gives one.
 *
 * @param description one line without a final full stop
 */
public record TypeSpec(String name, String description, List<OptionSpec> options) {

    public TypeSpec {
        options = List.copyOf(options);
    }
}
