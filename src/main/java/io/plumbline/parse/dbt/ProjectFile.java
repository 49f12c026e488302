package io.plumbline.parse.dbt;

import java.util.ArrayList;
import java.util.List;

/**
 * A file of a package.
 *
 * @param path its path in the tree
 * @param searched the folder it was searched in, as the package names it ({@code models})
 * @param relative its path below that folder
 */
record ProjectFile(DbtPackage owner, String path, String searched, String relative) {

    String stem() {
        return TreePaths.stem(path);
    }

    /** Package and the folders below the searched one. */
    List<String> fqnPrefix() {
        List<String> fqn = new ArrayList<>();
        fqn.add(owner.name());
        fqn.addAll(TreePaths.parts(TreePaths.folder(relative)));
        return fqn;
    }

    /** The path as dbt's {@code original_file_path} has it: below the package's root. */
    String original() {
        return searched.equals(".") ? relative : searched + "/" + relative;
    }
}
