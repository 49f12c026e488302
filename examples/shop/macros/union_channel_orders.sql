{% macro union_channel_orders(channels) %}
    {%- for channel in channels %}
    select
        order_id,
        customer_id,
        '{{ channel }}' as sales_channel,
        order_status,
        currency_code,
        promo_code,
        gross_amount,
        vat_amount,
        ordered_at,
        updated_at

    from {{ ref('stg_shopfloor__orders_' ~ channel) }}
    {% if not loop.last %}
    union all
    {% endif %}
    {%- endfor %}
{% endmacro %}
