package io.plumbline.parse.jinja;

import org.junit.jupiter.api.Test;

class JinjaFilterTest {

    @Test
    void filtersGiveWhatJinja2Gives() {
        Cases.check("""
                {{ '%s is %d and %.2f' % ('a', 3, 2.555) }} {{ '%05d|%-5s|%+d|%x' % (42,'ab',3,255) }} {{ '%(a)\
                s' % {'a':1} }}  =>  [a is 3 and 2.56 00042|ab   |+3|ff 1]
                {{ l|sort }} {{ l|sort(reverse=true) }} {{ u|sort(attribute='name')|map(attribute='name')|lis\
                t }} {{ u|map(attribute='x.y')|join(',') }}  =>  [[1, 2, 3] [3, 2, 1] ['alice', 'Bob', 'Carl'\
                ] 1,2,3]
                {{ u|groupby('age') }}  =>  [[(3, [{'name': 'Bob', 'age': 3, 'x': {'y': 1}}, {'name': 'Carl', '\
                age': 3, 'x': {'y': 3}}]), (30, [{'name': 'alice', 'age': 30, 'x': {'y': 2}}])]]
                {{ u|selectattr('age','equalto',3)|map(attribute='name')|list }} {{ u|rejectattr('age','gt',3)|\
                list|length }} {{ [1,2,3,4]|select('even')|list }} {{ [1,0,2]|select|list }} {{ ['a','B']|map('\
                upper')|join }}  =>  [['Bob', 'Carl'] 2 [2, 4] [1, 2] AB]
                {{ [1,2,3,4,5]|batch(2)|list }} {{ [1,2,3,4,5]|batch(2,'x')|list }} {{ [1,2,3,4,5]|slice(3)|lis\
                t }} {{ [1,2,3,4,5]|slice(3,'x')|list }}  =>  [[[1, 2], [3, 4], [5]] [[1, 2], [3, 4], [5, 'x']\
                ] [[1, 2], [3, 4], [5]] [[1, 2], [3, 4], [5, 'x']]]
                {{ d|dictsort }} {{ {'b':1,'A':2}|dictsort }} {{ {'b':1,'A':2}|dictsort(true) }} {{ {'b':1,'A':\
                2}|dictsort(by='value', reverse=true) }}  =>  [[('a', [1, 2]), ('b', 1), ('c', None)] [('A', 2)\
                , ('b', 1)] [('A', 2), ('b', 1)] [('A', 2), ('b', 1)]]
                {{ [1,2,2,1,'a','A']|unique|list }} {{ l|min }} {{ l|max }} {{ e|min }} {{ l|sum }} {{ u|sum(at\
                tribute='age') }} {{ l|first }} {{ l|last }} {{ e|first }}  =>  [[1, 2, 'a'] 1 3  6 36 3 2 ]
                {{ 'hello world foo-bar'|title }} {{ s|capitalize }} {{ 'a b  c'|wordcount }} {{ s|truncate(5\
                ) }} {{ s|truncate(5,true,'') }} {{ 'foo bar baz qux'|truncate(9) }} {{ 'foo bar baz qux'|trunc\
                ate(9,leeway=0) }}  =>  [Hello World Foo-Bar Hello world 3 He... Hello foo... foo...]
                {{ 'a\\nb\\n\\nc'|indent }}|{{ 'a\\nb'|indent(2,true) }}|{{ 'a\\nb'|indent('>>') }}  =>  [a\
                \\n    b\\n\\n    c|  a\\n  b|a\\n>>b]
                {{ 42.55|round }} {{ 42.55|round(1) }} {{ 42.55|round(1,'floor') }} {{ 2.5|round }} {{ 42|roun\
                d }} {{ '3.7'|int }} {{ '0x1f'|int(base=16) }} {{ 'x'|int(9) }} {{ '1e3'|float }} {{ 'x'|floa\
                t }} {{ 3.9|int }}  =>  [43.0 42.5 42.5 2.0 42 3 31 9 1000.0 0.0 3]
                {{ {'a':1,'b':[1,2,none,true,1.5,'x"y<>&']}|tojson }} {{ [1,2]|tojson(indent=2) }}  =>  [{"a"\
                : 1, "b": [1, 2, null, true, 1.5, "x\\"y\\u003c\\u003e\\u0026"]} [\\n  1,\\n  2\\n]]
                {{ '<a href="x">'|e }} {{ '<b>x</b> y'|striptags }} {{ 'a b/c?d=é'|urlencode }} {{ {'a':1,'b':'\
                x y'}|urlencode }} {{ {'a':1,'b':none}|xmlattr }}  =>  [&lt;a href=&#34;x&#34;&gt; x y a%20b/c%\
                3Fd%3D%C3%A9 a=1&b=x+y  a="1"]
                {{ missing|default('x') }} {{ ''|default('x') }} {{ ''|default('x', true) }} {{ none|default('x\
                ') }} {{ none|d('x', true) }}  =>  [x  x None x]
                {{ s|length }} {{ d|length }} {{ missing|length }}  =>  [11 3 0]
                {{ l|reverse|list }} {{ 'abc'|reverse }} {{ 'abc'|list }} {{ d|list }} {{ d|items|list }} {{ 'a\
                bc'|first }}  =>  [[2, 1, 3] cba ['a', 'b', 'c'] ['b', 'a', 'c'] [('b', 1), ('a', [1, 2]), ('c'\
                , None)] a]
                {{ dict(a=1,b=2) }} {{ dict([('a',1)]) }} {{ range(3) }} {{ range(1,10,3)|list }} {{ range(5,0,\
                -2)|list }}  =>  [{'a': 1, 'b': 2} {'a': 1} range(0, 3) [1, 4, 7] [5, 3, 1]]
                {{ s.startswith('He') }} {{ s.endswith(('x','ld')) }} {{ s.find('o') }} {{ s.rfind('o') }} {{ s\
                .index('W') }} {{ s.count('l') }} {{ s.title() }} {{ s.swapcase() }} {{ s.center(15,'*') }} {\
                { s.ljust(13,'.') }} {{ '7'.zfill(3) }} {{ '-7'.zfill(4) }} {{ 'a,b,c'.split(',',1) }} {{ 'a,b,\
                c'.rsplit(',',1) }} {{ ' a b  c '.split() }} {{ 'a=b'.partition('=') }} {{ 'a\\nb\\n'.splitline\
                s() }} {{ '  x '.strip() }}| {{ 'xxaxx'.strip('x') }} {{ 'abc'.isalpha() }} {{ '12'.isdigit() }\
                } {{ ''.isdigit() }}  =>  [True True 4 7 6 3 Hello World hELLO wORLD **Hello World** Hello Worl\
                d.. 007 -007 ['a', 'b,c'] ['a,b', 'c'] ['a', 'b', 'c'] ('a', '=', 'b') ['a', 'b'] x| a True Tru\
                e False]
                {{ l | map('string') | join('-') }} {{ ['a','b'] | map('replace','a','z') | list }} {{ u|map(at\
                tribute='zip', default='-')|list }}  =>  [3-1-2 ['z', 'b'] ['-', '-', '-']]
                {{ [] | select('odd') | first is defined }}  =>  [False]
                {{ -f }} {{ +n }} {{ -n ** 2 }} {{ n|abs }} {{ -5|abs }} {{ (-5)|abs }}  =>  [-2.5 5 25 5 5 5]
                {{ 'a' 'b' }} {{ 'a' ~ 'b' | upper }} {{ ('a' ~ 'b') | upper }}  =>  [ab aB AB]
                {{ s | replace('l', 'L') | replace('H', '') }} {{ 5|string + 'a' }} {{ 'x'|center(5) }}| {{ 'he\
                llo' | format }} {{ '%s-%s'|format(1,2) }} {{ '%(a)s'|format(a=3) }}  =>  [eLLo WorLd 5\
                a   x  | hello 1-2 3]
                {{ d | tojson | length }} {{ "a'b" | tojson }} {{ 'é' | tojson }}  =>  [32 "a\\u0027b" "\\u00e9\
                "]
                {{ u[0].name }} {{ u[0]['x'].y }} {{ u|length > 2 }} {{ (u|first).name }} {{ u[1:]|map(attribut\
                e='age')|list }}  =>  [Bob 1 True Bob [30, 3]]
                {{ [1,2,3][1:] }} {{ [1,2,3][:-1] }} {{ [1,2,3][::2] }} {{ (1,2,3)[0:2] }} {{ [1,2,3][-5:2] }\
                } {{ 'abc'[5] }}|  =>  [[2, 3] [1, 2] [1, 3] (1, 2) [1, 2] |]
                {{ ['b','A','c']|sort }} {{ ['b','A','c']|sort(case_sensitive=true) }} {{ ['b','A']|max }} {{ u\
                |max(attribute='age') }}  =>  [['A', 'b', 'c'] ['A', 'b', 'c'] b {'name': 'alice', 'age': 30, '\
                x': {'y': 2}}]
                {{ 'foo bar baz'|wordwrap(7) }} {{ 'averyveryverylongword x'|wordwrap(5) }}  =>  [foo bar\\nba\
                z avery\\nveryv\\nerylo\\nngwor\\nd x]
                {{ 1000|filesizeformat }} {{ 1|filesizeformat }} {{ 1500000|filesizeformat }} {{ 2048|filesizef\
                ormat(true) }} {{ 13|filesizeformat }}  =>  [1.0 kB 1 Byte 1.5 MB 2.0 KiB 13 Bytes]
                {{ '%c' % 65 }} {{ '%r' % 'a' }} {{ '%5.1f|' % 3.14159 }} {{ '%e' % 12345.678 }} {{ '%g' % 0.00\
                001234 }} {{ '%g' % 123456789 }} {{ '%%' % () }} {{ '%i' % 3.9 }} {{ '%o' % 8 }} {{ '%#x' % 25\
                5 }} {{ '% d' % 5 }} {{ '%*d' % (5, 3) }}  =>  [A 'a'   3.1| 1.234568e+04 1.234e-05 1.23457e+0\
                8 % 3 10 0xff  5     3]
                {{ 'a-b_c'.replace('-', '_').split('_')|last|upper ~ '!' }}  =>  [C!]
                {{ [('a',1),('b',2)]|map('first')|list }} {{ [[1,2],[3]]|map('sum')|list }} {{ [[1,2],[3]]|sum(\
                start=[]) }}  =>  [['a', 'b'] [3, 3] [1, 2, 3]]
                {{ d|map('upper')|list }} {{ d.values()|list }} {{ d.keys()|sort }} {{ 'b' in d }} {{ 'b' in d.\
                keys() }} {{ ('b',1) in d.items() }}  =>  [['B', 'A', 'C'] [1, [1, 2], None] ['a', 'b', 'c'] Tr\
                ue True True]
                {{ l|join(', ') }} {{ [none,1,'a']|join('-') }} {{ u|join(',', attribute='name') }}  =>  [3, 1\
                , 2 None-1-a Bob,alice,Carl]
                """);
    }
}
