with source as (

    select * from {{ source('courier', 'tracking_events') }}

),

scans as (

    select
        scan.value:scan_id::varchar as tracking_event_id,
        source.shipment_id,
        lower(scan.value:code::varchar) as event_code,
        scan.value:depot.name::varchar as depot_name,
        scan.value:scanned_at::timestamp_ntz as scanned_at_utc,
        source._loaded_at as loaded_at

    from source,
        lateral flatten(input => source.message:scans, outer => false) as scan

)

select * from scans
