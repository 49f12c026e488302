{{
    config(
        materialized='incremental',
        unique_key='order_id',
        incremental_strategy='merge',
        on_schema_change='append_new_columns',
        cluster_by=['ordered_at::date']
    )
}}

with order_totals as (

    select * from {{ ref('int_order_totals') }}

),

payments as (

    select * from {{ ref('int_payments_by_order') }}

),

refunds as (

    select * from {{ ref('int_refunds_by_order') }}

)

{% if is_incremental() %}
, watermark as (

    select dateadd('day', -{{ var('lookback_days') }}, max(updated_at)) as changed_since
    from {{ this }}

)
{% endif %}

select
    order_totals.order_id,
    order_totals.customer_id,
    order_totals.sales_channel,
    order_totals.order_status,
    order_totals.currency_code,
    order_totals.item_count,
    order_totals.gross_amount,
    order_totals.discount_amount,
    order_totals.vat_amount,
    order_totals.net_amount,
    coalesce(payments.paid_amount, 0) as paid_amount,
    coalesce(refunds.refunded_amount, 0) as refunded_amount,
    order_totals.ordered_at,
    order_totals.updated_at,
    current_timestamp() as dbt_loaded_at

from order_totals
left join payments
    on order_totals.order_id = payments.order_id
left join refunds
    on order_totals.order_id = refunds.order_id
{% if is_incremental() %}
cross join watermark
where order_totals.updated_at > watermark.changed_since
    or payments.last_loaded_at > watermark.changed_since
    or refunds.last_refunded_at > watermark.changed_since
{% endif %}
