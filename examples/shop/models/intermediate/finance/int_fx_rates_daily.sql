with month_end_rates as (

    select * from {{ ref('fx_rates_month_end') }}

),

days as (

    select date_day
    from {{ ref('dim_dates') }}

),

currencies as (

    select distinct currency_code
    from month_end_rates

),

currency_days as (

    select
        days.date_day,
        currencies.currency_code

    from days
    cross join currencies

),

daily_rates as (

    select
        currency_days.currency_code,
        currency_days.date_day as rate_date,
        last_value(month_end_rates.rate_to_eur) ignore nulls over (
            partition by currency_days.currency_code
            order by currency_days.date_day
            rows between unbounded preceding and current row
        ) as rate_to_eur

    from currency_days
    left join month_end_rates
        on currency_days.currency_code = month_end_rates.currency_code
        and currency_days.date_day = month_end_rates.rate_date

)

select * from daily_rates
