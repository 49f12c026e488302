{% macro order_number(prefix, column) -%}
    '{{ prefix }}-' || {{ column }}
{%- endmacro %}
