package io.plumbline.audit.dbt;

import io.plumbline.audit.AuditRule;
import io.plumbline.audit.Rule;
import io.plumbline.audit.RuleContext;
import io.plumbline.model.Area;
import io.plumbline.model.Artifact;
import io.plumbline.model.Estate;
import io.plumbline.model.Finding;
import io.plumbline.model.Location;
import io.plumbline.model.Macro;
import io.plumbline.model.Model;
import io.plumbline.model.Severity;
import io.plumbline.model.SourceFile;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A macro whose name stands nowhere else in the project. */
@Rule(
        id = "unused-macro",
        area = Area.STRUCTURE,
        severity = Severity.INFO,
        summary = "Nothing in the project names a macro")
final class UnusedMacro implements AuditRule {

    /** Of the JDK, which reads many words faster than re2j; without a choice in it, it cannot go back. */
    private static final Pattern WORD = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    @Override
    public Stream<Finding> check(RuleContext context) {
        List<Macro> macros = context.estate()
                .own(Macro.class)
                .filter(macro -> context.focus().asks(macro))
                .filter(macro -> MacroNames.plain(macro.name())
                        && !context.estate().isHandedOut(macro)
                        && !overrides(context.estate(), macro))
                .toList();
        if (macros.isEmpty()) {
            return Stream.empty();
        }
        Map<String, Long> definitions =
                macros.stream().collect(Collectors.groupingBy(Macro::name, Collectors.counting()));
        Set<String> dispatched = macros.stream().map(UnusedMacro::dispatched).collect(Collectors.toUnmodifiableSet());
        Map<String, Integer> mentions = new HashMap<>();
        texts(context.estate())
                .flatMap(UnusedMacro::words)
                .filter(word -> definitions.containsKey(word) || dispatched.contains(word))
                .forEach(name -> mentions.merge(name, 1, Integer::sum));
        return macros.stream()
                .filter(macro -> !mentions.containsKey(dispatched(macro)))
                .filter(macro -> mentions.getOrDefault(macro.name(), 0)
                        <= definitions.getOrDefault(macro.name(), 0L) + documented(context.estate(), macro))
                .flatMap(macro -> context.finding(
                        macro,
                        "",
                        "No model, test, hook or macro of the project names macro `%s`".formatted(macro.name()),
                        Node.first(macro.location()),
                        Facts.of("macro", macro.name())));
    }

    /** {@code datediff} of {@code vertica__datediff}: what one would name to have an adapter's macro called; else empty. */
    private static String dispatched(Macro macro) {
        int at = macro.name().indexOf("__");
        return at > 0 ? macro.name().substring(at + 2) : "";
    }

    /** Whether a package has a macro of this name, which this one may stand in for. */
    private static boolean overrides(Estate estate, Macro macro) {
        return estate.of(Macro.class)
                .anyMatch(other -> other.name().equals(macro.name())
                        && !other.packageName().equals(macro.packageName()));
    }

    /** How often the YAML entry of a macro names it. */
    private static int documented(Estate estate, Macro macro) {
        Location declared = macro.declared();
        io.plumbline.model.Citation entry = declared == null ? null : estate.cite(declared);
        if (entry == null) {
            return 0;
        }
        return (int) words(entry.quote()).filter(macro.name()::equals).count();
    }

    private static Stream<String> words(String text) {
        Matcher word = WORD.matcher(text);
        return Stream.iterate(word.find(), found -> found, found -> word.find()).map(found -> word.group());
    }

    /** Every file an artifact or project of the estate stands in; Python and YAML can name a macro as well as SQL. */
    private static Stream<String> texts(Estate estate) {
        Stream<Location> places = Stream.concat(
                estate.of(Artifact.class).map(Artifact::location),
                Stream.concat(
                        estate.of(Model.class)
                                .flatMap(m -> Stream.ofNullable(m.properties().declared())),
                        estate.of(Macro.class).flatMap(m -> Stream.ofNullable(m.declared()))));
        Stream<Location> projects = Dag.projectFiles(estate);
        return Stream.concat(places, projects)
                .map(place -> Location.ofLine(place.source(), place.path(), 1))
                .distinct()
                .flatMap(place -> estate.file(place.source(), place.path()).stream())
                .map(SourceFile::text);
    }
}
