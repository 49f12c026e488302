with numbered as (

    select row_number() over (order by seq4()) - 1 as day_offset
    from table(generator(rowcount => 3653))

),

days as (

    select dateadd('day', day_offset, '{{ var("start_date") }}'::date) as date_day
    from numbered

)

select
    date_day,
    extract(year from days.date_day) as calendar_year,
    extract(month from days.date_day) as calendar_month,
    extract(week from days.date_day) as iso_week,
    dayname(date_day) as day_name,
    dayofweekiso(date_day) in (6, 7) as is_weekend,
    date_trunc('month', date_day)::date as month_start,
    -- the financial year starts on 1 February
    extract(year from dateadd('month', -1, days.date_day)) as financial_year

from days
