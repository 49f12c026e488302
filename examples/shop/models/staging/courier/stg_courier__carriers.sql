with source as (

    select * from {{ source('courier', 'carriers') }}

),

renamed as (

    select
        upper(carrier_code) as carrier_code,
        display_name as carrier_name,
        upper(home_country) as country_code,
        is_active

    from source

)

select * from renamed
