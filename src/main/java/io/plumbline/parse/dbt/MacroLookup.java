package io.plumbline.parse.dbt;

/**
 * A question that a rendering asked of the macro table.
 *
 * @param exactly whether only that package counts, else the root project's macro does, too
 */
record MacroLookup(String packageName, String name, boolean exactly) {}
