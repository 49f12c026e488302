with stock as (

    select * from {{ ref('int_stock_daily') }}

)

select
    *,
    on_hand - reserved as available,
    (on_hand - reserved) * unit_cost as available_value

from stock
