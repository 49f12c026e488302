package io.plumbline.own;

import io.plumbline.model.Artifact;
import io.plumbline.model.Estate;
import io.plumbline.model.Exposure;
import io.plumbline.model.Macro;
import io.plumbline.model.Model;
import io.plumbline.model.Seed;
import io.plumbline.model.Snapshot;
import io.plumbline.model.Source;
import io.plumbline.model.Test;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The kinds of things a rule may judge. The word for a kind is the variable that expressions know the thing by. */
enum Kind {
    MODEL(Shape.MODEL, estate -> nodes(estate.models())),
    SOURCE(Shape.SOURCE, estate -> nodes(estate.sources())),
    SEED(Shape.SEED, estate -> nodes(estate.own(Seed.class))),
    SNAPSHOT(Shape.SNAPSHOT, estate -> nodes(estate.own(Snapshot.class))),
    EXPOSURE(Shape.EXPOSURE, estate -> nodes(estate.own(Exposure.class))),
    MACRO(Shape.MACRO, estate -> nodes(estate.own(Macro.class))),
    TEST(Shape.TEST, estate -> nodes(estate.own(Test.class))),
    COLUMN(Shape.COLUMN, Kind::columns);

    private final Shape shape;
    private final Function<Estate, Stream<Subject>> subjects;

    Kind(Shape shape, Function<Estate, Stream<Subject>> subjects) {
        this.shape = shape;
        this.subjects = subjects;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Kind> of(String word) {
        return Stream.of(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }

    static List<String> words() {
        return Stream.of(values()).map(Kind::word).toList();
    }

    Shape shape() {
        return shape;
    }

    /** Everything of this kind that the audited projects own and have switched on, by id. */
    Stream<Subject> in(Estate estate) {
        return subjects.apply(estate);
    }

    private static Stream<Subject> nodes(Stream<? extends Artifact> artifacts) {
        return artifacts.filter(Artifact::enabled).map(Subject::of);
    }

    private static Stream<Subject> columns(Estate estate) {
        Stream<Class<? extends Artifact>> kinds = Stream.of(Model.class, Seed.class, Snapshot.class, Source.class);
        return kinds.flatMap(estate::own).filter(Artifact::enabled).flatMap(node -> node.properties().columns().stream()
                .map(column -> Subject.of(node, column)));
    }
}
