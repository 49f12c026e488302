with source as (

    select * from {{ source('shopfloor', 'returns') }}

),

renamed as (

    select
        id as return_id,
        order_line_id,
        lower(reason_code) as return_reason,
        quantity as returned_quantity,
        received_at

    from source

)

select * from renamed
