package io.plumbline.pipeline;

import io.plumbline.crawl.Connector;
import io.plumbline.deliver.DeliveryChannel;
import io.plumbline.job.JobsReader;
import io.plumbline.job.JobsSchema;
import io.plumbline.job.TypeSpec;
import io.plumbline.model.RuleInfo;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** The registries, for commands that answer without the whole application: no database, no schedule. */
public final class Plumbing {

    private static final String[] MODULES = {"io.plumbline.crawl", "io.plumbline.deliver"};

    private Plumbing() {}

    /** Reads and checks jobs.yml. */
    public static JobsReader jobsReader() {
        return withTypes(types -> new JobsReader(types.sources(), types.channels(), rules(), System.getenv()));
    }

    /** The JSON Schema of jobs.yml. */
    public static JobsSchema jobsSchema() {
        return withTypes(types -> new JobsSchema(types.sources(), types.channels()));
    }

    /** The types a source of jobs.yml can have. */
    public static List<TypeSpec> sourceTypes() {
        return withTypes(Types::sources);
    }

    /** The types a delivery of jobs.yml can have. */
    public static List<TypeSpec> channelTypes() {
        return withTypes(Types::channels);
    }

    /** Every rule, by id. */
    public static List<RuleInfo> rules() {
        return Plugins.audit().rules();
    }

    /**
     * Hands over a doctor for the jobs of a file.
     *
     * @param home where data lives, as {@code PLUMBLINE_HOME} would name it
     */
    public static void withDoctor(Path home, Consumer<Doctor> use) {
        try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
            context.getEnvironment()
                    .getPropertySources()
                    .addFirst(new MapPropertySource("command", Map.of("PLUMBLINE_HOME", home.toString())));
            context.scan(MODULES);
            context.refresh();
            use.accept(new Doctor(
                    context.getBeanProvider(Connector.class).orderedStream().toList(),
                    context.getBeanProvider(DeliveryChannel.class)
                            .orderedStream()
                            .toList(),
                    Assistance.models(System.getenv()),
                    context.getEnvironment()::getProperty));
        }
    }

    private record Types(List<TypeSpec> sources, List<TypeSpec> channels) {}

    private static <T> T withTypes(Function<Types, T> use) {
        try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext(MODULES)) {
            return use.apply(new Types(
                    context.getBeanProvider(Connector.class)
                            .orderedStream()
                            .map(Connector::type)
                            .sorted(Comparator.comparing(TypeSpec::name))
                            .toList(),
                    context.getBeanProvider(DeliveryChannel.class)
                            .orderedStream()
                            .map(DeliveryChannel::type)
                            .sorted(Comparator.comparing(TypeSpec::name))
                            .toList()));
        }
    }
}
