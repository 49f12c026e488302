with refunds as (

    select
        refund_id,
        payment_id,
        merchant_reference as order_id,
        lower(state) as refund_status,
        amount_minor / 100 as refund_amount,
        refunded_at

    from raw.payline.refunds

),

payments as (

    select * from {{ ref('stg_payline__payments') }}

)

select
    refunds.refund_id,
    refunds.order_id,
    payments.payment_method,
    refunds.refund_status,
    refunds.refund_amount,
    payments.paid_at,
    refunds.refunded_at,
    datediff('day', payments.paid_at, refunds.refunded_at) as days_to_refund

from refunds
left join payments
    on refunds.order_id = payments.order_id
