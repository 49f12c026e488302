package io.plumbline.compare;

import org.jspecify.annotations.Nullable;

/**
 * A property that has another value.
 *
 * @param name {@code materialized}, {@code contract}, {@code config.unique_key} …; {@code sql}, {@code rendered sql},
 *     {@code code} and {@code content} say that a text changed and carry no values
 * @param before JSON-like, null where it was not there
 * @param after JSON-like, null where it is not there
 */
public record TraitChange(
        String name, @Nullable Object before, @Nullable Object after) {}
