package io.plumbline.agent;

import io.plumbline.model.Artifact;
import io.plumbline.model.FileTree;
import io.plumbline.model.Location;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The text that a review is of, secrets masked: a file, the file of a thing, or what changed in some files.
 *
 * @param texts the files that a model is shown, as far as it is shown them
 * @param lines lines there are
 */
record Reviewed(List<Knowledge.Edited> texts, int lines) {

    /** Characters that a model is shown. */
    private static final int CHARACTERS = 24_000;

    Reviewed {
        texts = List.copyOf(texts);
    }

    /** @param inputs of the step that reviews */
    static Reviewed of(Knowledge knowledge, Masking masking, Map<String, String> inputs) {
        Artifact node =
                knowledge.estate().artifact(inputs.getOrDefault("node", "")).orElse(null);
        if (node != null) {
            return shown(List.of(
                    whole(masking, node.location().source(), node.location().path())));
        }
        String path = inputs.get("path");
        if (path != null) {
            return shown(knowledge.trees().stream()
                    .filter(tree -> tree.hash(path) != null)
                    .map(FileTree::source)
                    .limit(1)
                    .map(source -> whole(masking, source, path))
                    .toList());
        }
        return shown(knowledge
                .edited(inputs.getOrDefault("since", knowledge.lastLook()))
                .orElse(List.of()));
    }

    private static Knowledge.Edited whole(Masking masking, String source, String path) {
        List<String> text = masking.lines(source, path);
        List<Knowledge.Line> lines = new ArrayList<>();
        for (int i = 0; i < text.size(); i++) {
            lines.add(new Knowledge.Line(i + 1, ' ', text.get(i)));
        }
        return new Knowledge.Edited(source, path, lines);
    }

    /** As much as fits, from the first line on. */
    private static Reviewed shown(List<Knowledge.Edited> all) {
        List<Knowledge.Edited> texts = new ArrayList<>();
        int left = CHARACTERS;
        int lines = 0;
        for (Knowledge.Edited file : all) {
            lines += file.lines().size();
            List<Knowledge.Line> fit = new ArrayList<>();
            for (Knowledge.Line line : file.lines()) {
                left -= line.toString().length() + 1;
                if (left < 0) {
                    break;
                }
                fit.add(line);
            }
            if (!fit.isEmpty()) {
                texts.add(new Knowledge.Edited(file.source(), file.path(), fit));
            }
        }
        return new Reviewed(texts, lines);
    }

    /** How many lines a model is shown. */
    int shown() {
        return texts.stream().mapToInt(file -> file.lines().size()).sum();
    }

    /** The lines from one number to another as they stand now; empty where one of them is not shown. */
    Optional<List<String>> lines(String path, int from, int to) {
        return texts.stream()
                .filter(file -> file.path().equals(path))
                .map(file -> file.lines().stream()
                        .filter(line -> line.number() >= from && line.number() <= to)
                        .map(Knowledge.Line::text)
                        .toList())
                .filter(lines -> from >= 1 && from <= to && lines.size() == to - from + 1)
                .findFirst();
    }

    /** The place that a remark names; only where {@link #lines} has it. */
    Location place(String path, int from, int to) {
        String source = texts.stream()
                .filter(file -> file.path().equals(path))
                .map(Knowledge.Edited::source)
                .findFirst()
                .orElseThrow();
        return new Location(source, path, from, to);
    }
}
