{% macro local_to_utc(column, timezone='Europe/Amsterdam') -%}
    convert_timezone('{{ timezone }}', 'UTC', {{ column }})
{%- endmacro %}
