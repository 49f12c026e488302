package io.plumbline.agent;

/**
 * What a person of the house said and another one accepted.
 *
 * @param number to revoke it by
 * @param term the word it explains; empty for a statement
 * @param node unique id of the thing that is meant; empty for none
 * @param says the words
 * @param origin who said it when, and who accepted it
 */
public record HouseFact(long number, String term, String node, String says, String origin) {}
