with source as (

    select * from {{ source('courier', 'shipments') }}

),

renamed as (

    select
        shipment_id,
        order_ref as order_id,
        upper(carrier_code) as carrier_code,
        lower(service_level) as service_level,
        -- the parcel desk exports Amsterdam wall-clock time without an offset
        handed_over_at as shipped_at_local,
        promised_on as promised_date,
        parcel_count,
        _loaded_at as loaded_at

    from source

)

select * from renamed
