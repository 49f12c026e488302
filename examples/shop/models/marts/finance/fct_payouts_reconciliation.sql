with payouts as (

    select
        payment_id,
        sum(payout_amount) as payout_amount,
        sum(fee_amount) as fee_amount,
        max(paid_out_on) as paid_out_on

    from {{ ref('stg_payline__payouts') }}
    group by payment_id

),

payments as (

    select * from {{ ref('fct_payments') }}
    where payment_status = 'captured'

),

fx_rates as (

    select * from {{ ref('int_fx_rates_daily') }}

),

-- a payment can miss its payout and a payout its payment, so both sides give keys
payment_keys as (

    select payment_id from payouts
    union
    select payment_id from payments

),

never_paid_out as (

    select payments.payment_id
    from payments
    left join payouts
        on payments.payment_id = payouts.payment_id
    where payouts.payment_id is null

)

select
    payment_keys.payment_id,
    payments.order_id,
    coalesce(payouts.paid_out_on, payments.paid_at::date) as reconciled_on,
    payments.payment_amount,
    payouts.payout_amount,
    payouts.fee_amount,
    coalesce(payments.payment_amount, 0)
    - coalesce(payouts.payout_amount, 0)
    - coalesce(payouts.fee_amount, 0) as difference_amount,
    never_paid_out.payment_id is not null as is_never_paid_out

from payment_keys
left join payments
    on payment_keys.payment_id = payments.payment_id
left join payouts
    on payment_keys.payment_id = payouts.payment_id
left join never_paid_out
    on payment_keys.payment_id = never_paid_out.payment_id
