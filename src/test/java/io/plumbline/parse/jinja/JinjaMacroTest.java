package io.plumbline.parse.jinja;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JinjaMacroTest {

    private static final Callable RETURN = call -> {
        throw new ReturnValue(call.argument(0, "data", null));
    };

    /** A scope whose unknown names are the macros of a file, as a package would resolve them. */
    private static Scope scope(String macros) {
        Map<String, Callable> bound = new HashMap<>();
        Scope scope = new Scope(
                Map.of("return", RETURN), name -> bound.containsKey(name) ? bound.get(name) : NameResolver.UNKNOWN);
        SourceBlocks.ofSql(macros, "macros/m.sql")
                .macros()
                .forEach(macro -> bound.put(macro.name(), macro.bind(scope)));
        return scope;
    }

    @Test
    void aMacroIsFoundThroughTheResolverAndReturnsAValue() {
        Scope scope = scope("""
                {% macro columns() %}{{ return(['a', 'b']) }}{% endmacro %}
                {% macro star() %}{% for c in columns() %}{{ c }}{% if not loop.last %}, {% endif %}{% endfor %}{% endmacro %}
                """);
        assertThat(Cases.render("select {{ star() }} from {{ columns()[1] }}", scope))
                .isEqualTo("select a, b from b");
    }

    @Test
    void aReturnInACallBlockEndsTheMacroThatCallsIt() {
        Scope scope = scope("{% macro m() %}before {{ caller() }} after{% endmacro %}");
        assertThat(Cases.render("{% call m() %}x{{ return(7) }}y{% endcall %}!", scope))
                .isEqualTo("7!");
    }

    @Test
    void aMacroSeesNothingOfTheTemplateThatCallsIt() {
        Scope scope = scope("{% macro m() %}{{ x is defined }}{% endmacro %}");
        assertThat(Cases.render("{% set x = 1 %}{{ m() }}", scope)).isEqualTo("False");
    }

    @Test
    void aCallbackKnowsWhereItIsCalledAndFromWhichMacro() {
        Callable where = call -> call.template() + ":" + call.line() + ":" + call.macro() + ":" + call.depth();
        Map<String, Callable> bound = new HashMap<>();
        Scope scope =
                new Scope(Map.of("where", where), n -> bound.containsKey(n) ? bound.get(n) : NameResolver.UNKNOWN);
        SourceBlocks.ofSql("\n{% macro m() %}\n{{ where() }}{% endmacro %}", "macros/m.sql")
                .macros()
                .forEach(macro -> bound.put(macro.name(), macro.bind(scope)));
        assertThat(Cases.render("{{ where() }}{{ m() }}", scope))
                .isEqualTo("models/a.sql:1:null:0\nmacros/m.sql:3:m:1");
    }

    @Test
    void aCallResultCanBeCalled() {
        Callable dispatch = call -> (Callable) inner -> "dispatched " + inner.positional();
        Scope scope = Scope.of(Map.of("adapter", new Attributes(Map.of("dispatch", dispatch))));
        assertThat(Cases.render("{{ adapter.dispatch('x')(1, 2) }}", scope)).isEqualTo("dispatched [1, 2]");
    }

    @Test
    void aMacroCanBeCalledFromOutside() {
        MacroDefinition macro = Template.parse("{% macro m(a, b='x') %}{{ a }}{{ b }}{% endmacro %}", "m.sql")
                .macros()
                .get(0);
        Object result = new Interpreter(Budget.DEFAULT)
                .call(macro.bind(Scope.of(Map.of())), List.of(1L), Map.of(), "here.sql", 3);
        assertThat(result).isEqualTo("1x");
        assertThat(macro.parameters()).extracting(Parameter::name).containsExactly("a", "b");
        assertThat(macro.parameters()).extracting(Parameter::optional).containsExactly(false, true);
    }

    @Test
    void anErrorNamesTheMacrosFileAndLine() {
        Scope scope = scope("\n{% macro m() %}\n\n{{ 1 + 'a' }}{% endmacro %}");
        assertThatExceptionOfType(JinjaError.class)
                .isThrownBy(() -> Cases.render("\n{{ m() }}", scope))
                .satisfies(error -> {
                    assertThat(error.template()).isEqualTo("macros/m.sql");
                    assertThat(error.line()).isEqualTo(4);
                    assertThat(error.reason()).contains("unsupported operand");
                });
    }

    @Test
    void undefinedNamesAreLenientOnlyWhereTheScopeSaysSo() {
        Scope lenient = new Scope(Map.of(), NameResolver.NONE, true);
        assertThat(Cases.render("[{{ a.b(1).c }}]{{ a.b is defined }}", lenient))
                .isEqualTo("[]False");
        Scope strict = new Scope(Map.of(), NameResolver.NONE);
        assertThatExceptionOfType(JinjaError.class)
                .isThrownBy(() -> Cases.render("{{ a.b }}", strict))
                .withMessageContaining("'a' is undefined");
    }

    /** An object with fixed attributes. */
    private record Attributes(Map<String, Object> values) implements JinjaObject {

        @Override
        public Object attribute(String name) {
            return values.getOrDefault(name, NameResolver.UNKNOWN);
        }
    }
}
