package io.plumbline.embed;

import java.util.Collection;
import java.util.Map;
import java.util.Set;

/** Keeps vectors by model and by the hash of their text. Safe for concurrent use. */
public interface VectorCache {

    /** Those of the hashes that have a vector of that model. */
    Set<String> known(String model, Collection<String> hashes);

    /**
     * Keeps vectors, for good once it returns.
     *
     * @param vectors {@code float[dimension]} of unit length by hash; a hash that is known already keeps its vector
     */
    void save(String model, Map<String, float[]> vectors);
}
