with refunds as (

    select * from {{ ref('stg_payline__refunds') }}
    where refund_status = 'settled'

),

refunds_by_payment as (

    select
        payment_id,
        count(*) as refund_count,
        sum(refund_amount) as refunded_amount,
        max(refunded_at) as last_refunded_at

    from refunds
    group by payment_id

),

payments as (

    select
        payment_id,
        order_id

    from {{ ref('stg_payline__payments') }}

),

by_order as (

    select
        payments.order_id,
        sum(refunds_by_payment.refund_count) as refund_count,
        sum(refunds_by_payment.refunded_amount) as refunded_amount,
        max(refunds_by_payment.last_refunded_at) as last_refunded_at

    from refunds_by_payment
    inner join payments
        on refunds_by_payment.payment_id = payments.payment_id
    group by payments.order_id

)

select * from by_order
