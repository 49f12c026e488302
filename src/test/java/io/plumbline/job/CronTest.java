package io.plumbline.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.text.ParseException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.scheduling.support.CronExpression;

class CronTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*/10 * * * * *",
                "0 2 * * *",
                "30 6 * * 1-5",
                "0 0 1 * *",
                "15 8 * * 0",
                "15 8 * * 7",
                "0 12 * * MON,WED",
                "0 9 * * 5#2",
                "0 9 * * 5L",
                "0 4 L * *",
                "0 4 15 1,7 *"
            })
    void quartzFiresWhenCronFires(String schedule) throws ParseException {
        Cron cron = Cron.parse(schedule);
        CronExpression spring = CronExpression.parse(cron.text());
        org.quartz.CronExpression quartz = new org.quartz.CronExpression(cron.quartz());
        quartz.setTimeZone(TimeZone.getTimeZone("UTC"));
        ZonedDateTime time = ZonedDateTime.of(2026, 1, 31, 23, 59, 59, 0, ZoneOffset.UTC);
        for (int i = 0; i < 40; i++) {
            ZonedDateTime next = spring.next(time);
            Date fire = quartz.getNextValidTimeAfter(Date.from(time.toInstant()));
            assertThat(fire.toInstant()).isEqualTo(Instant.from(next));
            time = next;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "* * *", "61 2 * * *", "a b c d e", "0 2 1 * 1"})
    void refusesWhatIsNoSchedule(String schedule) {
        assertThatThrownBy(() -> Cron.parse(schedule)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void saysWhyBothDayFieldsAreTooMany() {
        assertThatThrownBy(() -> Cron.parse("0 2 1 * 1")).hasMessageContaining("both day of month and day of week");
    }
}
