with source as (

    select * from {{ source('payline', 'payment_fees') }}

),

fx_rates as (

    select * from {{ ref('int_fx_rates_daily') }}

),

converted as (

    select
        source.fee_id,
        source.payment_id,
        upper(source.currency) as currency_code,
        {{ cents_to_amount('source.fee_minor') }} as fee_amount,
        ({{ cents_to_amount('source.fee_minor') }} * fx_rates.rate_to_eur)::number(16, 2) as fee_amount_eur,
        source.charged_on

    from source
    left join fx_rates
        on upper(source.currency) = fx_rates.currency_code
        and source.charged_on = fx_rates.rate_date

)

select * from converted
