with payments as (

    select * from {{ ref('stg_payline__payments') }}
    where payment_status = 'captured'

),

by_order as (

    select
        order_id,
        count(*) as payment_count,
        listagg(distinct payment_method, ', ') within group (order by payment_method) as payment_methods,
        sum(payment_amount) as paid_amount,
        min(paid_at) as first_paid_at,
        max(loaded_at) as last_loaded_at

    from payments
    group by order_id

)

select * from by_order
