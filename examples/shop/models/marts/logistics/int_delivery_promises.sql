with transit as (

    select * from {{ ref('int_shipment_transit') }}

),

shipments as (

    select * from {{ ref('stg_courier__shipments') }}

),

promises as (

    select
        shipments.shipment_id,
        shipments.order_id,
        shipments.carrier_code,
        shipments.service_level,
        shipments.promised_date,
        shipments.shipped_at_local,
        transit.collected_at,
        transit.delivered_at_utc,
        coalesce(transit.exception_count, 0) as exception_count

    from shipments
    left join transit
        on shipments.shipment_id = transit.shipment_id

)

select * from promises
