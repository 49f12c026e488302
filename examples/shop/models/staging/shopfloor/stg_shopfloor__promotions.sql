with promotions as (

    select * from {{ source('shopfloor', 'promotions') }}

),

promotion_codes as (

    select * from {{ source('shopfloor', 'promotion_codes') }}

),

joined as (

    select
        upper(promotion_codes.code) as promo_code,
        promotions.id as promotion_id,
        promotions.name as promotion_name,
        promotions.starts_on,
        promotions.ends_on

    from promotion_codes
    inner join promotions
        on promotion_codes.promotion_id = promotions.id

)

select * from joined
