package io.plumbline.pipeline;

import io.plumbline.sql.Dialect;
import io.plumbline.sql.GuardPolicy;
import io.plumbline.sql.ReadOnlyGuard;
import io.plumbline.sql.Span;
import io.plumbline.sql.TableName;
import io.plumbline.sql.Verdict;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The read-only guard for statements that come as JSON strings. What is no JSON string is rejected like a statement
 * that changes something: there is a verdict for whatever comes. Safe for concurrent use.
 */
public final class SqlGuard {

    /** Bytes of one line; longer ones are rejected unread. A statement the guard reads has at most a sixth of it. */
    public static final int LONGEST_LINE = 6 * ReadOnlyGuard.MAX_LENGTH + 2;

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final ReadOnlyGuard guard;

    /**
     * @param dialect name of a dialect, or of the adapter whose SQL it is
     * @param functions functions to trust beside those the guard knows
     * @param tables names, {@code DB} or {@code DB.SCHEMA}, that every table's name must start with; empty for any
     *     table
     * @param explain whether {@code EXPLAIN} of a query passes
     * @throws io.plumbline.job.UserError where there is no such dialect
     */
    public SqlGuard(String dialect, List<String> functions, List<String> tables, boolean explain) {
        Dialect named = SqlDialects.named(dialect);
        List<TableName> prefixes = tables.stream()
                .map(name -> Arrays.stream(name.split("\\."))
                        .map(part -> named.fold(part, false))
                        .toList())
                .map(TableName::new)
                .toList();
        this.guard = new ReadOnlyGuard(new GuardPolicy(Set.copyOf(functions), prefixes, explain, true), named);
    }

    /**
     * What the guard says of one statement. Its components are the keys of the JSON.
     *
     * @param verdict {@code accept} or {@code reject}
     * @param reason empty where it was accepted
     * @param span what it was rejected for; null where it was accepted, or where no statement could be taken from the
     *     line
     */
    public record Answer(
            String verdict, String reason, @Nullable Span span) {

        public boolean accepted() {
            return verdict.equals("accept");
        }

        private static Answer reject(String reason) {
            return new Answer("reject", reason, null);
        }
    }

    /** The verdict on a line that holds one JSON string; more than {@link #LONGEST_LINE} bytes are not looked at. */
    public Answer check(byte[] line) {
        if (line.length > LONGEST_LINE) {
            return Answer.reject("found a line of more than " + LONGEST_LINE + " bytes, expected at most that");
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(line))
                    .toString();
            if (JSON.readValue(text, Object.class) instanceof String sql) {
                Verdict verdict = guard.check(sql);
                return verdict.accepted()
                        ? new Answer("accept", "", null)
                        : new Answer("reject", verdict.reason(), verdict.span());
            }
        } catch (CharacterCodingException e) {
            return Answer.reject("found bytes that are not UTF-8, expected one JSON string");
        } catch (JacksonException e) {
            return Answer.reject("found no JSON, expected one JSON string: \"select 1\"");
        }
        return Answer.reject("found JSON that is no string, expected one JSON string: \"select 1\"");
    }
}
