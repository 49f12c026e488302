package io.plumbline.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Names and texts of a repository that try to be markup, links, commands or something unseen. */
class HostileReportTest {

    private static final Pattern TAG =
            Pattern.compile("<(/?)([a-zA-Z][a-zA-Z0-9]*)((?:\\s[a-zA-Z][a-zA-Z0-9-]*=\"[^\"<>]*\")*)>");
    private static final String EVIL =
            "<>&\"'`\\/=()[]{}!#@*_~|:;-+.$%^ \t\u0000\u0007\u001b\u202e\u200b\u2028\ud800aZ9é漢";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<img src=x onerror=alert(1)>",
                "\"><script>alert(1)</script>",
                "' onmouseover='alert(1)",
                "</script><script>alert(1)</script>",
                "</style></title></pre></code></summary></details>",
                "<!-- -->",
                "]]>",
                "<!channel>",
                "<@U123>",
                "[x](http://evil.example)",
                "[x](javascript:alert(1))",
                "![x](https://evil.example/?q=1)",
                "<https://evil.example>",
                "https://evil.example/bare",
                "www.evil.example",
                "| a | b |",
                "``` \n# Heading\n<b>",
                "</details>\n\n# Heading",
                "* * *",
                "[ref]: http://evil.example",
            })
    void staysText(String evil) {
        ReportInput input = Inputs.hostile(evil, "-- " + evil + "\nselect 1");
        assertThat(skeleton(render(input, "html")))
                .isEqualTo(skeleton(render(Inputs.hostile("plain", plain(evil)), "html")));
        assertThat(skeleton(render(input, "mail")))
                .isEqualTo(skeleton(render(Inputs.hostile("plain", plain(evil)), "mail")));
        inert(render(input, "markdown"));
    }

    @Test
    void staysTextWhateverTheCharacters() {
        Random random = new Random(20_261_123);
        for (int round = 0; round < 300; round++) {
            String evil = random(random);
            ReportInput input = Inputs.hostile(evil, "-- " + evil + "\nselect 1");
            List<String> benign = skeleton(render(Inputs.hostile("plain", plain(evil)), "html"));
            assertThat(skeleton(render(input, "html"))).as(evil).isEqualTo(benign);
            inert(render(input, "markdown"));
            assertThat(render(input, "terminal")).as(evil).doesNotContainPattern("[\\x00-\\x09\\x0b-\\x1f\\x7f-\\x9f]");
        }
    }

    @Test
    void linksNowhereButToWhereTheJobSays() {
        ReportInput input = Inputs.hostile("javascript:alert(1)", "select 1");
        Matcher links = Pattern.compile("href=\"([^\"]*)\"").matcher(render(input, "html"));
        List<String> targets = new ArrayList<>();
        while (links.find()) {
            targets.add(links.group(1));
        }
        assertThat(targets).isNotEmpty().allMatch(t -> t.startsWith("#") || t.startsWith("https://git.example.com/"));
    }

    @Test
    void letsNothingInButItsOwnStyleAndScript() {
        String html = render(ShopReport.input(), "html");
        assertThat(html)
                .contains("default-src 'none'; style-src 'sha256-")
                .doesNotContain("unsafe-inline")
                .doesNotContain(" style=")
                .doesNotContain("src=\"");
        assertThat(html.split("<script>", -1)).hasSize(2);
    }

    @Test
    void showsWhatWouldHide() {
        String name = "pay\u202egnp.exe\u200b\u001b[31m";
        for (String format : List.of("html", "markdown", "mail", "mail-text", "terminal")) {
            assertThat(render(Inputs.hostile(name, "select 1"), format))
                    .as(format)
                    .contains("pay\u27e8U+202E\u27e9gnp.exe\u27e8U+200B\u27e9\u27e8U+001B\u27e9[31m")
                    .doesNotContain("\u202e")
                    .doesNotContain("\u001b");
        }
    }

    @Test
    void keepsNamesOfOtherScriptsReadable() {
        for (String format : List.of("html", "markdown", "mail", "mail-text", "terminal", "json")) {
            assertThat(render(Inputs.hostile("הזמנות_זהב", "select 1"), format))
                    .as(format)
                    .contains("הזמנות_זהב");
        }
        assertThat(render(ShopReport.input(), "html")).contains("unicode-bidi:isolate");
    }

    @Test
    void cutsATextOfTwoHundredKilobytes() {
        String wide = "x".repeat(200_000);
        ReportInput input = Inputs.withMessages(List.of(wide));
        assertThat(render(input, "html")).hasSizeLessThan(60_000).contains("199,000 more characters");
        assertThat(render(input, "markdown")).hasSizeLessThan(20_000);
        assertThat(render(input, "json")).hasSizeLessThan(20_000);
    }

    @Test
    void givesNoCommandsToACiHost() {
        ReportInput input = Inputs.withMessages(List.of(
                "::error file=x::boom",
                "##[error]boom",
                "a ".repeat(38) + "::set-output name=x::y",
                "##vso[task.complete]"));
        for (String format : List.of("terminal", "markdown")) {
            assertThat(render(input, format).lines())
                    .noneMatch(line -> line.strip().startsWith("::"))
                    .noneMatch(line -> line.contains("##[") || line.contains("##vso["));
        }
    }

    @Test
    void escapesJsonAsJson() {
        String name = "</script>\u0000\"\\\ud800x";
        JsonNode json = JsonMapper.shared().readTree(render(Inputs.hostile(name, "select 1"), "json"));
        assertThat(json.at("/findings/0/owner").asString()).startsWith("</script>\u0000\"\\");
    }

    private static String plain(String evil) {
        return "-- plain" + tail(evil) + "\nselect 1";
    }

    /** The same number of lines as the hostile text has. */
    private static String tail(String evil) {
        long lines = ("-- " + evil + "\nselect 1").lines().count();
        return "\nx".repeat((int) lines - 2);
    }

    private static String random(Random random) {
        StringBuilder text = new StringBuilder();
        int length = 1 + random.nextInt(40);
        while (text.length() < length) {
            text.append(EVIL.charAt(random.nextInt(EVIL.length())));
        }
        return text.append('x').toString();
    }

    private static String render(ReportInput input, String format) {
        return new String(RENDERERS.get(format).render(ReportBuilder.build(input)), StandardCharsets.UTF_8);
    }

    private static final java.util.Map<String, ReportRenderer> RENDERERS =
            Specimen.renderers().stream().collect(java.util.stream.Collectors.toMap(ReportRenderer::format, r -> r));

    /** The names of all tags in order, code apart; fails where a {@code <} begins no well-formed tag. */
    private static List<String> skeleton(String html) {
        String body = html.replaceAll("(?s)<(style|script)>.*?</\\1>", "").replaceFirst("<!DOCTYPE html>", "");
        List<String> tags = new ArrayList<>();
        Matcher matcher = TAG.matcher(body);
        int at = 0;
        while ((at = body.indexOf('<', at)) >= 0) {
            assertThat(matcher.find(at) && matcher.start() == at)
                    .as("a tag at: " + body.substring(at, Math.min(body.length(), at + 80)))
                    .isTrue();
            assertThat(matcher.group(3)).doesNotContainPattern("\\son[a-z]+=\"");
            if (!matcher.group(2).equals("code") && !matcher.group(2).equals("a")) {
                tags.add(matcher.group(1) + matcher.group(2));
            }
            at = matcher.end();
        }
        return tags;
    }

    /** No raw HTML but folds, no picture, no link but to the Git host. */
    private static void inert(String markdown) {
        Parser.builder().build().parse(markdown).accept(new AbstractVisitor() {
            @Override
            public void visit(HtmlBlock block) {
                assertThat(block.getLiteral().strip())
                        .matches("(?s)</?details>(\\R<summary>[A-Za-z0-9 ,-]+</summary>)?");
            }

            @Override
            public void visit(HtmlInline inline) {
                throw new AssertionError("raw HTML " + inline.getLiteral());
            }

            @Override
            public void visit(Image image) {
                throw new AssertionError("a picture " + image.getDestination());
            }

            @Override
            public void visit(Link link) {
                assertThat(link.getDestination()).startsWith("https://git.example.com/");
                visitChildren(link);
            }
        });
    }
}
