package io.plumbline.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PersonalColumnsTest {

    @ParameterizedTest
    @ValueSource(strings = {"EMAIL", "customer_email", "FIRST_NAME", "BIRTH_DATE", "ip_address", "homeAddress", "SSN"})
    void aNameThatIsAboutAPersonIsKnown(String column) {
        assertThat(PersonalColumns.is(column)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ORDER_ID", "WAREHOUSE_NAME", "CREDITS_USED", "MAILROOM", "NAME", "CARD", "*"})
    void otherNamesAreNot(String column) {
        assertThat(PersonalColumns.is(column)).isFalse();
    }
}
