-- Functions of Snowflake that DuckDB has under the same name, with the same meaning:
-- native: abs any_value avg cast ceil coalesce contains count count_if cume_dist date_part date_trunc day dayofweek dense_rank
-- native: exp extract first_value floor hour lag last_value lead left length listagg ln lower lpad ltrim max max_by median min min_by
-- native: minute mod mode month nullif ntile percent_rank percentile_cont position power quarter rank replace right round row_number
-- native: rtrim second sign split_part sqrt stddev substr substring sum trim try_cast upper year
-- What follows is written here. A unit or a value that is not foreseen is an error, never null.

create macro "/"(a, b) as case when b = 0 then error('Division by zero') else system.main."/"(a, b) end;
create macro iff(test, yes, no) as case when test then yes else no end;
create macro nvl(a, b) as coalesce(a, b);
create macro nvl2(a, yes, no) as case when a is not null then yes else no end;
create macro ifnull(a, b) as coalesce(a, b);
create macro zeroifnull(a) as coalesce(a, 0);
create macro nullifzero(a) as nullif(a, 0);
create macro div0(a, b) as case when b = 0 then 0 else system.main."/"(a, b) end;
create macro div0null(a, b) as case when coalesce(b, 0) = 0 then 0 else system.main."/"(a, b) end;
create macro equal_null(a, b) as a is not distinct from b;
create macro greatest(a, b) as case when a is null or b is null then null else system.main.greatest(a, b) end,
    (a, b, c) as case when a is null or b is null or c is null then null else system.main.greatest(a, b, c) end;
create macro least(a, b) as case when a is null or b is null then null else system.main.least(a, b) end,
    (a, b, c) as case when a is null or b is null or c is null then null else system.main.least(a, b, c) end;
create macro concat(a, b) as a || b, (a, b, c) as a || b || c, (a, b, c, d) as a || b || c || d;
create macro rpad(a, n, b) as system.main.rpad(a, n::int, b);
create macro regexp_substr(a, pattern, place, nth) as case
    when place = 1 then nullif(regexp_extract_all(a, pattern)[nth], '')
    else error('regexp_substr is known from the first character on only') end;
create macro startswith(a, b) as starts_with(a, b);
create macro endswith(a, b) as ends_with(a, b);

create macro parse_json(a) as a::json;
create macro try_parse_json(a) as try_cast(a as json);
create macro array_size(a) as json_array_length(a);
create macro to_varchar(a) as a::varchar;
create macro to_char(a) as a::varchar;
create macro to_number(a) as a::decimal(38, 0);
create macro to_decimal(a) as a::decimal(38, 0);
create macro to_double(a) as a::double;
create macro to_boolean(a) as a::boolean;
create macro try_to_number(a) as try_cast(a as decimal(38, 0));
create macro to_date(a) as a::date;
create macro to_timestamp_ntz(a) as a::timestamp;
create macro to_timestamp_ltz(a) as a::timestamptz;
create macro sf_instant(a) as regexp_replace(a, ' ?([+-][0-9]{2}):?([0-9]{2})$', '\1:\2')::timestamptz;
create macro to_timestamp_tz(a) as {'instant': sf_instant(a), 'minutes': (date_diff('second', sf_instant(a)::timestamp,
    regexp_replace(a, ' ?[+-][0-9]{2}:?[0-9]{2}$', '')::timestamp) / 60)::int}::sf_timestamp_tz;

create macro sf_unit(unit) as case
    when lower(unit) in ('y', 'year', 'years', 'yyyy', 'yy') then 'year'
    when lower(unit) in ('q', 'quarter', 'quarters', 'qtr') then 'quarter'
    when lower(unit) in ('mm', 'mon', 'month', 'months') then 'month'
    when lower(unit) in ('w', 'wk', 'week', 'weeks') then 'week'
    when lower(unit) in ('d', 'dd', 'day', 'days') then 'day'
    when lower(unit) in ('h', 'hh', 'hr', 'hour', 'hours', 'hrs') then 'hour'
    when lower(unit) in ('m', 'mi', 'min', 'minute', 'minutes', 'mins') then 'minute'
    when lower(unit) in ('s', 'sec', 'second', 'seconds', 'secs') then 'second'
    when lower(unit) in ('ms', 'msec', 'millisecond', 'milliseconds') then 'millisecond'
    else error(unit || ' is not a date part the server knows') end;
create macro sf_interval(unit, n) as case sf_unit(unit)
    when 'year' then to_years(round(n)::int)
    when 'quarter' then to_months(3 * round(n)::int)
    when 'month' then to_months(round(n)::int)
    when 'week' then to_days(7 * round(n)::int)
    when 'day' then to_days(round(n)::int)
    when 'hour' then to_hours(round(n)::bigint)
    when 'minute' then to_minutes(round(n)::bigint)
    when 'second' then to_seconds(round(n)::double)
    when 'millisecond' then to_milliseconds(round(n)::double) end;
create macro dateadd(unit, n, t) as t + sf_interval(unit, n);
create macro timestampadd(unit, n, t) as t + sf_interval(unit, n);
create macro datediff(unit, a, b) as system.main.date_diff(sf_unit(unit), a, b);
create macro timestampdiff(unit, a, b) as system.main.date_diff(sf_unit(unit), a, b);
create macro convert_timezone(zone, t) as case when upper(zone) = 'UTC' then t::timestamptz
        else error('only UTC is known as the only zone of convert_timezone, not ' || zone) end,
    (source, target, t) as timezone(target, timezone(source, t::timestamp));
