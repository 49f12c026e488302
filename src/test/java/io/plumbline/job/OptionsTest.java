package io.plumbline.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class OptionsTest {

    @Test
    void theFingerprintTellsValuesApartAndNotTheirOrder() {
        Options there = new Options(Map.of("to", "data@example.com", "subject", "Audit"));

        assertThat(there.fingerprint())
                .isEqualTo(new Options(Map.of("subject", "Audit", "to", "data@example.com")).fingerprint())
                .isNotEqualTo(new Options(Map.of("subject", "Audit", "to", "ops@example.com")).fingerprint())
                .hasSize(64);
    }

    @Test
    void theFingerprintDoesNotResolveASecret() {
        assertThat(new Options(Map.of("password", "${PLUMBLINE_NO_SUCH_VARIABLE}")).fingerprint())
                .hasSize(64);
    }
}
