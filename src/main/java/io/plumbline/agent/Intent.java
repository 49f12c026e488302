package io.plumbline.agent;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What a question wants to know. Read in this order, the first that fits is meant. A pattern looks at the words in lower case,
 * {@code §n} for a thing that was named and {@code §c} for a column.
 */
enum Intent {
    REVIEW(
            Needs.NOTHING,
            "the lines the rules point to, what changed, and what is downstream in the graph",
            "^ (please )?((can|could|would) you )?review\\b|blast radius|\\bsafe to (merge|release|deploy|ship)\\b|\\b(can|may) (i|we) merge\\b"
                    + "|\\b(is|are) (this|the|my|our|these) (last |latest )?(changes?|diff|branch|commits?|pull request|pr|merge request)\\b"
                    + ".*\\b(safe|ok|okay|fine|risky|dangerous|harmless)\\b"
                    + "|\\b(does|do|did|will|would|can|could) (this|the|my|our|these) (changes?|diff|branch|commits?|pull request|pr) "
                    + "(break|affect|hurt|harm)"),
    ADVICE(
            Needs.NOTHING,
            "the lines the rules point to, the fixes that were tried, and the sums of the account",
            "\\boptimi[sz](e|es|ed|ing|ation|ations)\\b|\\bspeed(ing)? up\\b|\\b(faster|cheaper|quicker|sooner)\\b"
                    + "|\\b(save|saving|savings) ?(money|costs?|credits?|most|the most)?\\b"
                    + "|\\b(cut|reduce|lower|bring down|shrink)\\b.*\\b(costs?|spend|spending|bill|credits?|runtime|run time|time)\\b"
                    + "|\\bwhy (is|are|does|do)\\b.*\\b(slow|slowly|so (long|expensive))\\b"
                    + "|\\b(fix|do|tackle|mend|improve|work on) first\\b"),
    TESTS_TO_ADD(
            Needs.NOTHING,
            "the lines the rules point to, the fixes that were tried, and the joins of the graph",
            "^(?!.*\\bhow (do|to)\\b)(?:.*\\btests?\\b.*\\b(add|missing|write|lack|lacks|lacking|absent|need|needs|needed)\\b"
                    + "|.*\\b(add|write|missing|lacks?|needs?) (\\w+ ){0,2}tests?\\b|.*\\b(has|have) no tests?\\b"
                    + "|.*\\bwithout (a |any )?tests?\\b|.*\\b(untested|not tested)\\b|.*\\b(should|must) (i |we |be )?test(ed)?\\b)"),
    DOCS_TO_WRITE(
            Needs.NOTHING,
            "the graph, and the lines of what is not described",
            "^(?!.*\\bhow (do|to)\\b)(?:.*\\b(undocumented|undescribed|not documented|not described)\\b"
                    + "|.*\\b(has|have) no (descriptions?|documentation|docs)\\b|.*\\bwithout (a |any )?(descriptions?|documentation|docs)\\b"
                    + "|.*\\b(descriptions?|documentation|docs)\\b.*\\b(add|missing|write|lack|lacks|lacking|need|needed)\\b"
                    + "|.*\\b(missing|add|write|lacks?|needs?) (\\w+ ){0,2}(descriptions?|documentation|docs)\\b"
                    + "|.*\\b(should|must) (i |we |be )?(document|documented|describe|described)\\b)"),
    CHANGES(
            Needs.NOTHING,
            "what Git tells of the revisions",
            "\\b(changed|changes|what is new|what s new|new since|happened)\\b(?!.*\\bif\\b)|\\bdiff\\b|commits?\\b|history of|touched"),
    REMEDY(
            Needs.NOTHING,
            "the rule's page, and the lines it points to",
            "\\bhow (do|can|could|should|would|to)\\b.*\\b(fix|resolve|mend|repair|solve|get rid|clear|improve)\\b"
                    + "|what (should|can|do) (i|we) do (about|with|against)|\\bremed(y|ies)\\b|\\bfix (it|this|that|§n)"),
    FINDINGS(
            Needs.NOTHING,
            "the lines a rule points to, and its verdict",
            "flag(s|ged)?\\b|finding|\\b(problems?|issues?|defects?|warnings?|errors?) |wrong with|complain"),
    COST(
            Needs.NOTHING,
            "the lines of the account, and their sums",
            "\\bcosts?\\b|\\bcredits?\\b|expensive|dearest|\\bspen(d|t|ders?|ding)\\b|\\bcost(ly|liest)\\b|\\bmoney\\b|\\bbill\\b"),
    USAGE(
            Needs.NODE,
            "the rows of the account that count its readers",
            "how often|how many (times|queries|people|users)|\\blast (read|used|queried)\\b|still (used|read|needed)|\\bqueried\\b"),
    OWNER(
            Needs.NODE,
            "the lines that name an owner",
            "^(?!.* who (uses?|used|reads?|runs?|ran|consumes?)\\b).*(\\bwho\\b|\\bwhom\\b|\\bowner|\\bowns\\b|responsible|\\bcontact\\b)"),
    COLUMN_HOLDERS(
            Needs.COLUMN_NAME,
            "the lines that list the column",
            "(which|what|list|how many) (model|table|source|node|seed)s? (have|has|contain|contains|expose|exposes|with)"),
    TESTS(Needs.NODE, "the lines of the tests", "\\btest|\\bcovere?d?s?\\b|unique and not null|checks? (are )?on"),
    COLUMN_USERS(
            Needs.COLUMN,
            "the SQL that reads the column",
            "(uses?|reads?|depends? on|break|affected|impact).* §c|§c.*(used|read|downstream|break|affected)"),
    COLUMN_ORIGIN(
            Needs.COLUMN,
            "the SQL that computes the column",
            "\\bhow\\b|comput|calculat|come|derived|origin|lineage|defined|made|built|formula|where|taken"),
    COLUMNS(Needs.NODE, "the lines that list the columns", "\\b(columns?|fields?|attributes)\\b"),
    READ_BY(
            Needs.NODE,
            "the lines that name it",
            "^(?!.*\\b(does|do|did) (the )?§n (read|use|consume|reference|call|need|join)\\b)"
                    + ".*((depends?|depending|rely|relies) (up)?on .*§n|downstream|(uses?|using|reads?|reading|consumes?|queries|refs?|"
                    + "references|joins?|needs|calls?|selects? from|fed by|built on|dependent on|dependents of|children of) "
                    + ".*§n(?! use| read)"
                    + "|§n (is |are )?(being )?(used|read|consumed|referenced|called|needed) ?(by|in|for|anywhere|at all)?"
                    + "|(is|are|do anything|anything|anyone|anybody) .*§n (used|read|feed|break|affect|matter)"
                    + "|does .*§n (feed|break|affect|matter)"
                    + "|break|impact|affected|(if|when) (i|we|you|somebody) (change|drop|remove|delete|rename)"
                    + "|§n feeds?\\b|dashboards?|consumers?|exposures? (use|read|show|depend))"),
    READS(
            Needs.NODE,
            "its lines that name them",
            "§n (depends?|rel(y|ies)) on|upstream|§n (uses?|reads?|consumes?|queries|refs?|references|joins?|calls?|"
                    + "selects? from|needs?)|§n (is |are )?(made|built|fed|derived|computed|assembled|loaded) ?(of|from|by)?"
                    + "|§n come from|feeds? (in)?to .*§n|feeds? §n|go(es)? into §n|(parents|inputs|sources|ancestors) (of|for|does|do|are)"
                    + "|(used|read) by §n|behind §n"),
    WHERE(
            Needs.NODE,
            "the file",
            "\\bwhere\\b|\\b(sql|code) (of|for|behind)\\b|\\b(show|see)\\b.*\\b(sql|code)\\b|\\bfile\\b|\\bpath\\b|\\blocated\\b|\\blives?\\b|which folder"),
    SETTING(
            Needs.NODE,
            "the line that sets it, or its configuration",
            "materiali[sz]|unique.?key|\\bschema\\b|\\bdatabase\\b|\\btags?\\b|tagged|cluster|contract|\\baccess\\b|\\bgroup\\b"
                    + "|strategy|incremental|\\bview\\b|ephemeral|enabled|disabled|on.schema.change|severity|deprecat"),
    LIST(
            Needs.NOTHING,
            "the graph, and the first lines of each",
            "\\bhow many\\b|\\b(list|show|which|what|are there|name|all|give)\\b.*\\b(models?|sources?|tests?|seeds?|snapshots?|exposures?"
                    + "|dashboards?|macros?|metrics?|tables|views)\\b"),
    HOUSE_FACTS(Needs.TERM, "the accepted fact", "."),
    RULE(Needs.RULE, "the rule's page", "."),
    DEFINITION(Needs.TERM, "the line of a document that explains it", "."),
    DESCRIPTION(Needs.NODE_OR_COLUMN, "the lines that describe it", ".");

    /** What has to be named for it. */
    enum Needs {
        NOTHING,
        NODE,
        COLUMN,
        COLUMN_NAME,
        RULE,
        TERM,
        NODE_OR_COLUMN
    }

    private final Needs needs;
    private final String evidence;
    private final Pattern pattern;

    Intent(Needs needs, String evidence, String pattern) {
        this.needs = needs;
        this.evidence = evidence;
        this.pattern = Pattern.compile(pattern);
    }

    String evidence() {
        return evidence;
    }

    /** The intent that a tool answers. */
    static Intent of(String tool) {
        return valueOf(tool.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** The name of the tool that answers it. */
    String tool() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * Whether a question means this.
     *
     * @param node whether a thing was named
     * @param column whether a column of that thing was named
     */
    boolean fits(String masked, boolean node, boolean column, boolean columnName) {
        boolean named =
                switch (needs) {
                    case NOTHING -> this != LIST || !node;
                    case NODE -> node && !(this == COLUMNS && column);
                    case COLUMN -> node && column;
                    case COLUMN_NAME -> columnName && !node;
                    case RULE, TERM -> false;
                    case NODE_OR_COLUMN -> node;
                };
        return named && pattern.matcher(masked).find();
    }
}
