{% macro cents_to_amount(column, scale=2) -%}
    ({{ column }} / 100)::number(16, {{ scale }})
{%- endmacro %}

{% macro pence_to_pounds(column) -%}
    round({{ column }} / 100.0, 2)
{%- endmacro %}
