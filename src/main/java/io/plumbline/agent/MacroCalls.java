package io.plumbline.agent;

import io.plumbline.model.Analysis;
import io.plumbline.model.Artifact;
import io.plumbline.model.Estate;
import io.plumbline.model.Location;
import io.plumbline.model.Macro;
import io.plumbline.model.Model;
import io.plumbline.model.Snapshot;
import io.plumbline.model.SourceFile;
import io.plumbline.model.Test;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds the nodes whose file calls a macro within Jinja, by name; of a package's macro by its package and name. Immutable. */
final class MacroCalls {

    private static final Pattern JINJA = Pattern.compile("\\{[{%].*?[%}]}", Pattern.DOTALL);

    private final Estate estate;

    MacroCalls(Estate estate) {
        this.estate = estate;
    }

    /** The enabled models, snapshots, analyses and singular tests of the audited projects that call it. */
    Stream<Artifact> callers(Macro macro) {
        return estate.own(Artifact.class)
                .filter(node -> node instanceof Model
                        || node instanceof Snapshot
                        || node instanceof Analysis
                        || node instanceof Test test && test.singular())
                .filter(Artifact::enabled)
                .filter(node -> call(macro, node).isPresent());
    }

    /** The line where a node first calls it. */
    Optional<Location> call(Macro macro, Artifact node) {
        Location at = node.location();
        return estate.file(at.source(), at.path())
                .map(SourceFile::text)
                .flatMap(text -> line(text, called(macro)))
                .map(line -> Location.ofLine(at.source(), at.path(), line));
    }

    private Pattern called(Macro macro) {
        String packageName = Pattern.quote(macro.packageName()) + "\\s*\\.\\s*";
        return Pattern.compile("(?<![\\w.])" + (estate.owns(macro) ? "(?:" + packageName + ")?" : packageName)
                + Pattern.quote(macro.name()) + "\\s*\\(");
    }

    private static Optional<Integer> line(String text, Pattern called) {
        Matcher jinja = JINJA.matcher(text);
        while (jinja.find()) {
            Matcher call = called.matcher(jinja.group());
            if (call.find()) {
                int at = jinja.start() + call.start();
                return Optional.of(1
                        + (int) text.substring(0, at)
                                .chars()
                                .filter(c -> c == '\n')
                                .count());
            }
        }
        return Optional.empty();
    }
}
