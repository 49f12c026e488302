{# Payline replays a refund whenever its state changes, see docs/incidents/2024-05-refunds-double-counted.md.
   Before that incident this file read: select * from raw.payline.refunds #}
with source as (

    select * from {{ source('payline', 'refunds') }}

),

latest_state as (

    select
        refund_id,
        payment_id,
        lower(state) as refund_status,
        {{ cents_to_amount('amount_minor') }} as refund_amount,
        refunded_at,
        _loaded_at as loaded_at

    from source
    qualify row_number() over (
        partition by refund_id
        order by _loaded_at desc, event_sequence desc
    ) = 1

)

select * from latest_state
