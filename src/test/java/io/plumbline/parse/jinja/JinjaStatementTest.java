package io.plumbline.parse.jinja;

import org.junit.jupiter.api.Test;

class JinjaStatementTest {

    @Test
    void statementsDoWhatJinja2Does() {
        Cases.check("""
                {% for i in l %}{{ loop.index }}:{{ i }}{% if not loop.last %},{% endif %}{% else %}none{% endf\
                or %}  =>  [1:3,2:1,3:2]
                {% for i in e %}x{% else %}none{% endfor %}  =>  [none]
                {% for k, v in d.items() %}{{ k }}={{ v }};{% endfor %}  =>  [b=1;a=[1, 2];c=None;]
                {% set x = 1 %}{% for i in l %}{% set x = x + i %}{{ x }}{% endfor %}{{ x }}  =>  [4231]
                {% set ns = namespace(x=0) %}{% for i in l %}{% set ns.x = ns.x + i %}{% endfor %}{{ ns.x }}  =\
                >  [6]
                {% macro m(a, b=2, c='x') %}[{{ a }}|{{ b }}|{{ c }}|{{ varargs }}|{{ kwargs }}]{% endmacro %}{\
                { m(1) }}{{ m(1,2,3,4,z=1) }}{{ m(b=1) }}  =>  [[1|2|x|()|{}][1|2|3|(4,)|{'z': 1}][|1|x|()|{}]]
                {% macro m(a) %}{{ caller(a) }}{% endmacro %}{% call(x) m(3) %}<{{ x }}>{% endcall %}  =>  [<3>\
                ]
                {% for g in u|groupby('age') %}{{ g.grouper }}:{{ g.list|length }};{% endfor %}  =>  [3:2;30:1;\
                ]
                {% for g, items in u|groupby('age') %}{{ g }}:{{ items|map(attribute='name')|join('/') }};{% en\
                dfor %}  =>  [3:Bob/Carl;30:alice;]
                {% if n > 10 %}a{% elif n > 3 %}b{% else %}c{% endif %}  =>  [b]
                {% raw %}{{ x }}{% endraw %} {%- raw %} a {{ {% endraw -%}  b  =>  [{{ x }} a {{ b]
                a  {%- if true -%}  b  {%- endif -%}  c {{- 1 -}} d {#- c -#} e  =>  [abc1de]
                x\\n{% if true %}\\ny\\n{% endif %}\\nz\\n  =>  [x\\n\\ny\\n\\nz]
                {% set x %}a{{ n }}b{% endset %}[{{ x }}] {% set y | upper %}abc{% endset %}{{ y }}  =>  [[a5b\
                ] ABC]
                {% filter upper|replace('A','z') %}abc{% endfilter %}  =>  [zBC]
                {% do l.append(9) %}{{ l }} {% do d.update({'z':1}) %}{{ d }}  =>  [[3, 1, 2, 9] {'b': 1, 'a'\
                : [1, 2], 'c': None, 'z': 1}]
                {% for i in range(10) %}{% if i == 5 %}{% break %}{% endif %}{% if i is odd %}{% continue %}{\
                % endif %}{{ i }}{% endfor %}  =>  [024]
                {% for i in range(3) %}{{ loop.cycle('a','b') }}{{ loop.revindex }}{{ loop.first }}{{ loop.leng\
                th }}{{ loop.previtem }}{{ loop.nextitem }}{{ loop.changed(i) }};{% endfor %}  =>  [a3True31Tru\
                e;b2False302True;a1False31True;]
                {% for x in [{'v':1,'c':[{'v':2,'c':[]}]}] recursive %}{{ x.v }}{{ loop.depth }}[{{ loop(x.c) }\
                }]{% endfor %}  =>  [11[22[]]]
                {% for i in l if i > 1 %}{{ loop.index }}{{ i }}{% endfor %}  =>  [1322]
                {% with a=1, b=2 %}{{ a+b }}{% endwith %}{{ a }}  =>  [3]
                {% set a, b = 1, 2 %}{{ a }}{{ b }} {% set (c, d2) = (3, 4) %}{{ c }}{{ d2 }}  =>  [12 34]
                {% set x = l | map('string') %}{% if x %}yes{% endif %}{{ x|list }}{{ x|list }}  =>  [yes['3'\
                , '1', '2'][]]
                {% if d.b is defined and d.q is not defined %}ok{% endif %}  =>  [ok]
                {% for a, (b, c) in [(1, (2, 3))] %}{{ a }}{{ b }}{{ c }}{% endfor %}  =>  [123]
                {% print 'x' %} {% set x = 'q' %}{% macro m() %}{{ x }}{% endmacro %}{{ m() }}  =>  [x q]
                {% macro m() %}{{ zz }}{% endmacro %}{% set zz = 1 %}{{ m() }}  =>  [1]
                {% macro m(x=n) %}{{ x }}{% endmacro %}{{ m() }}  =>  [5]
                {% if false %}{% set q = 1 %}{% endif %}{{ q is defined }}  =>  [False]
                {% set l2 = [] %}{% for i in l %}{{ l2.append(i) or '' }}{% endfor %}{{ l2 }}  =>  [[3, 1, 2]]
                {% set s2 = d.copy() %}{% do s2.pop('b') %}{{ s2 }}{{ d }}  =>  [{'a': [1, 2], 'c': None}{'b'\
                : 1, 'a': [1, 2], 'c': None}]
                """);
    }
}
