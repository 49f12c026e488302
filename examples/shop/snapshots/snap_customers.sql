{% snapshot snap_customers %}

{{
    config(
        unique_key='id',
        strategy='check',
        check_cols=['email'],
        hard_deletes='invalidate'
    )
}}

select
    id,
    email,
    country,
    updated_at

from {{ source('shopfloor', 'customers') }}

{% endsnapshot %}
