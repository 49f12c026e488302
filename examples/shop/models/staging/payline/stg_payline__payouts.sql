with source as (

    select * from {{ source('payline', 'payouts') }}

),

payout_lines as (

    select
        source.payout_id || '-' || line.index as payout_line_id,
        source.payout_id,
        line.value:payment_id::varchar as payment_id,
        (line.value:net_minor / 100)::float as payout_amount,
        (line.value:fee_minor / 100)::float as fee_amount,
        source.paid_out_on

    from source,
        lateral flatten(input => source.lines) as line

)

select * from payout_lines
