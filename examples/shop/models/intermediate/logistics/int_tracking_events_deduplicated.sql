with tracking_events as (

    select * from {{ ref('stg_courier__tracking_events') }}

),

deduplicated as (

    select *
    from tracking_events
    qualify row_number() over (
        partition by tracking_event_id
        order by tracking_event_id
    ) = 1

)

select * from deduplicated
