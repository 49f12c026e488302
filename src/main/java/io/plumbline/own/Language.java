package io.plumbline.own;

import com.google.common.collect.ImmutableCollection;
import com.google.common.collect.ImmutableList;
import com.google.re2j.PatternSyntaxException;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.types.CelType;
import dev.cel.common.types.CelTypeProvider;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.extensions.CelExtensions;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import io.plumbline.job.Problem;
import io.plumbline.job.RuleSpec;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * CEL as rules on one kind of thing speak it: one variable, the functions of the standard and of its string library, no clock.
 * Every expression ends: there are no loops but over lists, an evaluation makes {@value #STEPS} of their steps at most, and
 * regular expressions take linear time.
 */
final class Language {

    /** Most steps through lists in one evaluation, nested ones counted each; a project's largest fan-in is far below. */
    private static final int STEPS = 100_000;

    /** Longest expression, in characters. */
    private static final int LENGTH = 4_000;

    private static final CelOptions LIMITS = CelOptions.current()
            .comprehensionMaxIterations(STEPS)
            .maxExpressionCodePointSize(LENGTH)
            .maxParseRecursionDepth(50)
            .maxRegexProgramSize(2_000)
            .build();

    private static final CelTypeProvider SHAPES = new CelTypeProvider() {
        @Override
        public ImmutableCollection<CelType> types() {
            return Stream.of(Shape.values()).map(Shape::struct).collect(ImmutableList.toImmutableList());
        }

        @Override
        public Optional<CelType> findType(String name) {
            return Shape.of(name).map(Shape::struct);
        }
    };

    private final Kind kind;
    private final CelCompiler conditions;
    private final CelCompiler values;
    private final CelRuntime runtime;

    Language(Kind kind) {
        this.kind = kind;
        this.conditions = compiler(kind, SimpleType.BOOL);
        this.values = compiler(kind, SimpleType.DYN);
        this.runtime = CelRuntimeFactory.standardCelRuntimeBuilder()
                .setOptions(LIMITS)
                .addLibraries(CelExtensions.strings())
                .build();
    }

    private static CelCompiler compiler(Kind kind, CelType result) {
        return CelCompilerFactory.standardCelCompilerBuilder()
                .setOptions(LIMITS)
                .setTypeProvider(SHAPES)
                .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
                .addLibraries(CelExtensions.strings())
                .addVar(kind.word(), kind.shape().reference())
                .setResultType(result)
                .build();
    }

    /** An expression that is true or false; null after saying what is wrong with it. */
    Optional<Expression> condition(RuleSpec spec, String key, RuleSpec.Text text, List<Problem> problems) {
        return compiled(conditions, spec, key, text, problems);
    }

    /** An expression of any type; empty after saying what is wrong with it. */
    Optional<Expression> value(RuleSpec spec, String key, RuleSpec.Text text, List<Problem> problems) {
        return compiled(values, spec, key, text, problems);
    }

    private Optional<Expression> compiled(
            CelCompiler compiler, RuleSpec spec, String key, RuleSpec.Text text, List<Problem> problems) {
        String what = "%s has `%s` as %s".formatted(spec.id(), text.text().strip(), key);
        try {
            CelAbstractSyntaxTree tree = compiler.compile(text.text()).getAst();
            Optional<String> regex = wrongRegex(tree);
            if (regex.isEmpty()) {
                return Optional.of(new Expression(kind, text.text(), runtime.createProgram(tree)));
            }
            problems.add(new Problem(
                    spec.file(), text.line(), what + ": " + regex.get(), "Mend the regular expression; RE2 syntax."));
        } catch (CelValidationException e) {
            CelIssue first = e.getErrors().get(0);
            int line = text.line() + Math.max(0, first.getSourceLocation().getLine() - 1);
            problems.add(new Problem(
                    spec.file(),
                    line,
                    what + ": " + oneLine(first.getMessage()).replaceFirst(" \\(candidates: .*", ""),
                    "What a " + kind.word() + " has: docs/own-rules.md; functions: the Common Expression Language's."));
        } catch (CelEvaluationException e) {
            problems.add(new Problem(
                    spec.file(), text.line(), what + ": " + oneLine(String.valueOf(e.getMessage())), "Simplify it."));
        }
        return Optional.empty();
    }

    private static Optional<String> wrongRegex(CelAbstractSyntaxTree tree) {
        return CelNavigableAst.fromAst(tree)
                .getRoot()
                .allNodes()
                .filter(node -> node.getKind() == CelExpr.ExprKind.Kind.CALL)
                .map(node -> node.expr().call())
                .filter(call ->
                        call.function().equals("matches") && !call.args().isEmpty())
                .map(call -> call.args().get(call.args().size() - 1))
                .filter(argument -> argument.exprKind().getKind() == CelExpr.ExprKind.Kind.CONSTANT)
                .map(CelExpr::constant)
                .filter(constant -> constant.getKind() == CelConstant.Kind.STRING_VALUE)
                .flatMap(constant -> fault(constant.stringValue()).stream())
                .findFirst();
    }

    private static Optional<String> fault(String regex) {
        try {
            com.google.re2j.Pattern.compile(regex);
            return Optional.empty();
        } catch (PatternSyntaxException e) {
            return Optional.of("\"" + regex + "\" is no regular expression: " + e.getDescription());
        }
    }

    private static String oneLine(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }
}
