package io.plumbline.pipeline;

import io.plumbline.catalog.Database;
import io.plumbline.crawl.Connector;
import io.plumbline.deliver.DeliveryChannel;
import io.plumbline.job.DeliverySpec;
import io.plumbline.job.JobSpec;
import io.plumbline.job.SourceSpec;
import io.plumbline.job.TypeSpec;
import io.plumbline.llm.LanguageModels;
import io.plumbline.pipeline.Examined.Part;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Looks at everything that jobs need before one of them runs: the database, the language model, each source, each way
 * to people. */
public final class Doctor {

    private final List<Connector> connectors;
    private final List<DeliveryChannel> channels;
    private final LanguageModels models;
    private final Function<String, @Nullable String> environment;

    Doctor(
            List<Connector> connectors,
            List<DeliveryChannel> channels,
            LanguageModels models,
            Function<String, @Nullable String> environment) {
        this.models = models;
        this.connectors = List.copyOf(connectors);
        this.channels = List.copyOf(channels);
        this.environment = environment;
    }

    /**
     * Looks at each thing once, however many of the jobs name it.
     *
     * @param each is told what was found, as soon as it is
     */
    public void examine(List<JobSpec> jobs, Consumer<Examined> each) {
        each.accept(Examined.of(Part.DATABASE, "database", "", () -> Database.examine(environment)));
        if (!models.providerName().isEmpty()) {
            each.accept(Examined.of(Part.MODEL, "language model", models.providerName(), () -> models.examine()
                    .orElseThrow()));
        }
        Set<String> seen = new TreeSet<>();
        jobs.stream()
                .flatMap(job -> job.sources().stream())
                .filter(source -> seen.add(source.name()))
                .forEach(source -> each.accept(source(source)));
        for (JobSpec job : jobs) {
            job.deliver().forEach(delivery -> each.accept(delivery(job, delivery)));
        }
    }

    private Examined source(SourceSpec source) {
        Connector connector = named(connectors, Connector::type, source.type());
        return Examined.of(Part.SOURCE, source.name(), source.type(), () -> connector.examine(source));
    }

    private Examined delivery(JobSpec job, DeliverySpec delivery) {
        DeliveryChannel channel = named(channels, DeliveryChannel::type, delivery.type());
        String name = job.name() + ", line " + delivery.line();
        return Examined.of(Part.DELIVERY, name, delivery.type(), () -> channel.examine(delivery));
    }

    private static <T> T named(List<T> all, Function<T, TypeSpec> type, String name) {
        return all.stream()
                .filter(one -> type.apply(one).name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("jobs.yml was checked, and has type " + name));
    }
}
