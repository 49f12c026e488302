package io.plumbline.parse;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;

/** Makes small PDFs. */
final class Pdfs {

    private Pdfs() {}

    /** One page per text; an empty text is a page without any. */
    static byte[] of(String title, String... pages) throws IOException {
        try (PDDocument document = document(title, pages)) {
            return bytes(document);
        }
    }

    static byte[] encrypted(String password) throws IOException {
        AccessPermission permission = new AccessPermission();
        permission.setCanExtractContent(false);
        try (PDDocument document = document("Secret", "Words.")) {
            document.protect(new StandardProtectionPolicy("owner", password, permission));
            return bytes(document);
        }
    }

    /** A page whose content stream unpacks to that many bytes. */
    static byte[] bomb(long unpacked) throws IOException {
        try (PDDocument document = document("Bomb", "")) {
            PDStream stream = new PDStream(document);
            try (OutputStream out = stream.createOutputStream(COSName.FLATE_DECODE)) {
                byte[] line = "q Q\n".repeat(1 << 18).getBytes(StandardCharsets.US_ASCII);
                for (long written = 0; written < unpacked; written += line.length) {
                    out.write(line);
                }
            }
            document.getPage(0).setContents(stream);
            return bytes(document);
        }
    }

    private static PDDocument document(String title, String... pages) throws IOException {
        PDDocument document = new PDDocument();
        document.getDocumentInformation().setTitle(title);
        for (String text : pages) {
            PDPage page = new PDPage();
            document.addPage(page);
            if (!text.isEmpty()) {
                try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                    content.beginText();
                    content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
                    content.newLineAtOffset(50, 700);
                    content.showText(text);
                    content.endText();
                }
            }
        }
        return document;
    }

    private static byte[] bytes(PDDocument document) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        document.save(out);
        return out.toByteArray();
    }
}
