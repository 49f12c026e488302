{{
    config(
        materialized='incremental',
        incremental_strategy='merge'
    )
}}

with sessions as (

    select * from {{ ref('int_cart_sessions') }}

    {% if is_incremental() %}
    where to_date(session_started_at) >= (
        select max(to_date(session_started_at))
        from {{ this }}
    )
    {% endif %}

)

select
    session_id,
    visitor_id,
    customer_id,
    products_added,
    items_added,
    has_checkout,
    session_started_at,
    session_ended_at,
    datediff('second', session_started_at, session_ended_at) as session_seconds

from sessions
