with source as (

    select * from {{ source('payline', 'payments') }}

),

renamed as (

    select
        payment_id,
        merchant_reference as order_id,
        lower(method) as payment_method,
        lower(state) as payment_status,
        upper(currency) as currency_code,
        {{ cents_to_amount('amount_minor') }} as payment_amount,
        captured_at as paid_at,
        _loaded_at as loaded_at

    from source
    qualify row_number() over (
        partition by payment_id
        order by _loaded_at desc, event_sequence desc
    ) = 1

)

select * from renamed
