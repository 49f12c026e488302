{{
    config(
        materialized='incremental',
        unique_key='payment_id',
        incremental_strategy='merge'
    )
}}

with payments as (

    select * from {{ ref('stg_payline__payments') }}

    {% if is_incremental() %}
    where loaded_at > (select max(loaded_at) from {{ this }})
    {% endif %}

),

fees as (

    select
        payment_id,
        sum(fee_amount_eur) as fee_amount_eur

    from {{ ref('stg_payline__payment_fees') }}
    group by payment_id

)

select
    payments.payment_id,
    payments.order_id,
    payments.payment_method,
    payments.payment_status,
    payments.currency_code,
    payments.payment_amount,
    coalesce(fees.fee_amount_eur, 0) as fee_amount_eur,
    payments.paid_at,
    payments.loaded_at

from payments
left join fees
    on payments.payment_id = fees.payment_id
