package io.plumbline.parse.jinja;

import org.jspecify.annotations.Nullable;

/** Python's {@code ast.literal_eval}, as far as Jinja's own literals go. */
final class PythonLiteral {

    private PythonLiteral() {}

    /** The literal's value, or the text itself where it is none. */
    static @Nullable Object read(String text) {
        try {
            StaticCall.Argument literal = StaticCalls.literal(TemplateParser.expression(text));
            return literal.literal() ? literal.value() : text;
        } catch (JinjaError | Fault e) {
            return text;
        }
    }
}
