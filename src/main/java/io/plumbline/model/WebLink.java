package io.plumbline.model;

/**
 * How to link to lines of a file on a Git host.
 *
 * @param template an https address with {@code {path}}, {@code {line}} and {@code {endLine}} in it, already bound to
 *     the commit
 */
public record WebLink(String template) {

    /** The address of a range of lines, the path percent-encoded part by part. */
    public String to(String path, int line, int endLine) {
        StringBuilder encoded = new StringBuilder();
        for (String part : path.split("/")) {
            encoded.append(encoded.isEmpty() ? "" : "/")
                    .append(java.net.URLEncoder.encode(part, java.nio.charset.StandardCharsets.UTF_8)
                            .replace("+", "%20"));
        }
        return template.replace("{path}", encoded)
                .replace("{line}", Integer.toString(line))
                .replace("{endLine}", Integer.toString(endLine));
    }
}
