package io.plumbline.parse.jinja;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds calls in the text, reached or not. */
final class StaticCalls {

    private final Set<String> names;
    private final List<StaticCall> found = new ArrayList<>();

    private StaticCalls(Set<String> names) {
        this.names = names;
    }

    static List<StaticCall> find(Node root, Set<String> names) {
        StaticCalls search = new StaticCalls(names);
        search.visit(root, false, null);
        return List.copyOf(search.found);
    }

    /** Every variable's name that the node reads. */
    static void names(Node node, Set<String> into) {
        if (node instanceof Literals.Name name) {
            into.add(name.id());
        }
        node.children(child -> names(child, into));
    }

    private void visit(Node node, boolean conditional, @Nullable String macro) {
        if (node instanceof Access.Call call) {
            String name = dotted(call.callee());
            if (name != null && names.contains(name)) {
                found.add(call(name, call, conditional, macro));
            }
        }
        boolean inner = conditional
                || node instanceof Statements.If
                || node instanceof For
                || node instanceof MacroStatement
                || node instanceof Operators.Choice
                || node instanceof Operators.Logic;
        boolean definition = node instanceof MacroStatement m && !m.tag().equals("call");
        String within = definition ? ((MacroStatement) node).name() : macro;
        node.children(child -> visit(child, inner, within));
    }

    private static @Nullable String dotted(Expression callee) {
        if (callee instanceof Literals.Name name) {
            return name.id();
        }
        if (callee instanceof Access.Attribute attribute) {
            String owner = dotted(attribute.owner());
            return owner == null ? null : owner + "." + attribute.name();
        }
        return null;
    }

    private static StaticCall call(String name, Access.Call call, boolean conditional, @Nullable String macro) {
        Arguments arguments = call.arguments();
        List<StaticCall.Argument> positional = new ArrayList<>();
        arguments.positional().forEach(argument -> positional.add(literal(argument)));
        if (arguments.star() != null) {
            positional.add(new StaticCall.Argument(false, null));
        }
        Map<String, StaticCall.Argument> named = new LinkedHashMap<>();
        arguments.named().forEach((key, argument) -> named.put(key, literal(argument)));
        if (arguments.doubleStar() != null) {
            named.put("**", new StaticCall.Argument(false, null));
        }
        return new StaticCall(name, positional, named, call.line(), conditional, macro);
    }

    /** The value of an expression that is written out. */
    static StaticCall.Argument literal(Expression expression) {
        if (expression instanceof Literals.Constant constant) {
            return new StaticCall.Argument(true, constant.value());
        }
        if (expression instanceof Operators.Sign sign
                && sign.operand() instanceof Literals.Constant constant
                && constant.value() instanceof Number number) {
            return new StaticCall.Argument(true, sign.negative() ? Numbers.negate(number) : number);
        }
        if (expression instanceof Literals.Sequence sequence) {
            return sequence(sequence);
        }
        return expression instanceof Literals.Dict dict ? dict(dict) : new StaticCall.Argument(false, null);
    }

    private static StaticCall.Argument sequence(Literals.Sequence sequence) {
        List<@Nullable Object> values = new ArrayList<>();
        boolean literal = true;
        for (Expression item : sequence.items()) {
            StaticCall.Argument value = literal(item);
            literal &= value.literal();
            values.add(value.value());
        }
        return new StaticCall.Argument(literal, literal ? (sequence.tuple() ? new Tuple(values) : values) : null);
    }

    private static StaticCall.Argument dict(Literals.Dict dict) {
        Map<@Nullable Object, @Nullable Object> values = new LinkedHashMap<>();
        boolean literal = true;
        for (int i = 0; i < dict.keys().size(); i++) {
            StaticCall.Argument key = literal(dict.keys().get(i));
            StaticCall.Argument value = literal(dict.values().get(i));
            literal &= key.literal() && value.literal();
            values.put(key.value(), value.value());
        }
        return new StaticCall.Argument(literal, literal ? values : null);
    }
}
