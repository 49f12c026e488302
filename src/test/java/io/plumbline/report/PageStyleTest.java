package io.plumbline.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Contrast, sizes and the page's own policy, measured on the style sheet. */
class PageStyleTest {

    private static final Pattern TOKEN = Pattern.compile("--([a-z]+):light-dark\\((#[0-9a-f]{6}),(#[0-9a-f]{6})\\)");

    private final String css = Files.readString(Path.of("src/main/resources/io/plumbline/report/html/report.css"));

    PageStyleTest() throws IOException {}

    @Test
    void contrastsEnoughInBothThemes() {
        for (int theme : new int[] {2, 3}) {
            Map<String, String> colours = tokens(theme);
            for (String text : List.of("ink", "soft", "accent", "error", "warning", "info", "good")) {
                assertThat(contrast(colours.get(text), colours.get("paper")))
                        .as(text)
                        .isGreaterThanOrEqualTo(4.5);
            }
            for (String ground : List.of("wash", "hit", "add", "del")) {
                assertThat(contrast(colours.get("ink"), colours.get(ground)))
                        .as(ground)
                        .isGreaterThanOrEqualTo(4.5);
                assertThat(contrast(colours.get("soft"), colours.get(ground)))
                        .as(ground)
                        .isGreaterThanOrEqualTo(4.5);
            }
        }
    }

    @Test
    void knowsFiveSizes() {
        Set<Integer> sizes = new TreeSet<>();
        Matcher px = Pattern.compile("(?:font-size:|font:[^;}]*?)(\\d+)px").matcher(css);
        while (px.find()) {
            sizes.add(Integer.parseInt(px.group(1)));
        }
        assertThat(sizes).isSubsetOf(12, 14, 16, 20, 28);
    }

    @Test
    void printsWithPageNumbersAndSpellsLinksOut() {
        assertThat(css).contains("counter(page)").contains("attr(href)").contains("break-inside:avoid");
    }

    @Test
    void hashesItsOwnStyleAndScript() throws Exception {
        String html = new String(Specimen.renderer("html").render(ShopReport.report()), StandardCharsets.UTF_8);
        for (String tag : List.of("style", "script")) {
            String inside =
                    html.substring(html.indexOf("<" + tag + ">") + tag.length() + 2, html.indexOf("</" + tag + ">"));
            byte[] digest =
                    java.security.MessageDigest.getInstance("SHA-256").digest(inside.getBytes(StandardCharsets.UTF_8));
            assertThat(html)
                    .contains(tag + "-src 'sha256-" + Base64.getEncoder().encodeToString(digest) + "'");
        }
    }

    private Map<String, String> tokens(int theme) {
        Map<String, String> colours = new HashMap<>();
        Matcher token = TOKEN.matcher(css);
        while (token.find()) {
            colours.put(token.group(1), token.group(theme));
        }
        return colours;
    }

    /** WCAG 2.2, relative luminance and contrast ratio. */
    private static double contrast(String a, String b) {
        double la = luminance(a);
        double lb = luminance(b);
        return (Math.max(la, lb) + 0.05) / (Math.min(la, lb) + 0.05);
    }

    private static double luminance(String hex) {
        double[] weights = {0.2126, 0.7152, 0.0722};
        double sum = 0;
        for (int i = 0; i < 3; i++) {
            double c = Integer.parseInt(hex.substring(1 + 2 * i, 3 + 2 * i), 16) / 255.0;
            sum += weights[i] * (c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4));
        }
        return sum;
    }
}
