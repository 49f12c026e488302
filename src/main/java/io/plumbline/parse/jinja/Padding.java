package io.plumbline.parse.jinja;

/** Methods of str that fill up to a width. */
final class Padding {

    private Padding() {}

    static String call(String text, String name, Invocation call) {
        if (name.equals("expandtabs")) {
            return expand(text, Numbers.index(call.argument(0, "tabsize", 8L), "tabsize"), call.meter());
        }
        int width = Numbers.index(call.argument(0, "width", 0L), "width");
        String fill = Methods.text(call.argument(1, "fillchar", " "), "fillchar");
        if (Text.length(fill) != 1) {
            throw new Fault("The fill character must be exactly one character long");
        }
        int missing = Math.max(0, width - Text.length(text));
        call.charge(missing);
        return switch (name) {
            case "ljust" -> text + fill.repeat(missing);
            case "rjust" -> fill.repeat(missing) + text;
            case "zfill" -> zeros(text, missing);
            default -> center(text, missing, width, fill);
        };
    }

    static String center(String text, int missing, int width, String fill) {
        int left = missing / 2 + (missing & width & 1);
        return fill.repeat(left) + text + fill.repeat(missing - left);
    }

    private static String zeros(String text, int missing) {
        boolean signed = text.startsWith("-") || text.startsWith("+");
        return (signed ? text.substring(0, 1) : "") + "0".repeat(missing) + (signed ? text.substring(1) : text);
    }

    private static String expand(String text, int size, Meter meter) {
        StringBuilder out = new StringBuilder();
        int column = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\t') {
                int spaces = size <= 0 ? 0 : size - column % size;
                meter.charge(spaces);
                out.append(" ".repeat(spaces));
                column += spaces;
            } else {
                out.append(c);
                column = c == '\n' || c == '\r' ? 0 : column + 1;
            }
        }
        return out.toString();
    }
}
