package io.plumbline.agent;

import java.util.List;
import java.util.Map;

/** Finds statements of one kind. It reads only; equal inputs over an equal estate give equal statements. */
interface Tool {

    /** What it answers. */
    Intent intent();

    /** The statements, the most important first; none where there is nothing to say. */
    List<Draft> run(Map<String, String> inputs);
}
