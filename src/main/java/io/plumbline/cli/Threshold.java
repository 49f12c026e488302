package io.plumbline.cli;

import io.plumbline.model.Severity;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * The severity that makes a check fail.
 *
 * @param severity null for never
 */
record Threshold(@Nullable Severity severity) {

    /** Reads {@code error}, {@code warning}, {@code info} or {@code never}. */
    static final class Converter implements ITypeConverter<Threshold> {
        @Override
        public Threshold convert(String text) {
            return text.equalsIgnoreCase("never")
                    ? new Threshold(null)
                    : Arrays.stream(Severity.values())
                            .filter(severity -> severity.name().equalsIgnoreCase(text))
                            .findFirst()
                            .map(Threshold::new)
                            .orElseThrow(() -> new TypeConversionException("found \"" + text.toLowerCase(Locale.ROOT)
                                    + "\", expected error, warning, info or never"));
        }
    }
}
