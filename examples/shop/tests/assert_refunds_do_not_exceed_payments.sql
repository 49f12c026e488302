-- more money back than came in is either fraud or a replayed refund
select
    order_id,
    paid_amount,
    refunded_amount

from {{ ref('fct_orders') }}
where refunded_amount > paid_amount
