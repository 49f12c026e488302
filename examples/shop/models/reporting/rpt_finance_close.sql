with orders as (

    select
        date_trunc('month', ordered_at)::date as close_month,
        sum(gross_amount) as gross_amount,
        sum(vat_amount) as vat_amount,
        sum(net_amount) as net_amount

    from {{ ref('fct_orders') }}
    where order_status not in ('cancelled', 'fraud')
    group by close_month

),

refunds as (

    select
        date_trunc('month', refunded_at)::date as close_month,
        sum(refund_amount) as refunded_amount

    from {{ ref('fct_refunds') }}
    where refund_status = 'settled'
    group by close_month

),

payouts as (

    select
        date_trunc('month', reconciled_on)::date as close_month,
        sum(payout_amount) as payout_amount,
        sum(difference_amount) as unreconciled_amount

    from {{ ref('fct_payouts_reconciliation') }}
    group by close_month

)

select
    orders.close_month,
    orders.gross_amount::number(18, 2) as gross_amount,
    orders.vat_amount::number(18, 2) as vat_amount,
    orders.net_amount::number(18, 2) as net_amount,
    coalesce(refunds.refunded_amount, 0)::number(18, 2) as refunded_amount,
    coalesce(payouts.payout_amount, 0)::number(18, 2) as payout_amount,
    coalesce(payouts.unreconciled_amount, 0)::number(18, 2) as unreconciled_amount

from orders
left join refunds
    on orders.close_month = refunds.close_month
left join payouts
    on orders.close_month = payouts.close_month
