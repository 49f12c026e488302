{{ config(materialized='view') }}

with sessions as (

    select * from {{ ref('fct_cart_sessions') }}
    where to_char(session_started_at, 'YYYY') >= '2024'

),

segments as (

    select * from {{ ref('customer_segments') }}

)

select
    date_trunc('week', sessions.session_started_at)::date as session_week,
    coalesce(segments.segment_name, 'anonymous') as segment_name,
    count(*)::number(38, 0) as session_count,
    count_if(sessions.has_checkout)::number(38, 0) as checkout_count,
    {{ safe_divide('count_if(sessions.has_checkout)', 'count(*)') }}::number(9, 4) as conversion_rate

from sessions
left join segments
    on sessions.customer_id = segments.customer_id
group by
    date_trunc('week', sessions.session_started_at)::date,
    coalesce(segments.segment_name, 'anonymous')
