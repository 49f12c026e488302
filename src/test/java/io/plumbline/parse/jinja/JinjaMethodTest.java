package io.plumbline.parse.jinja;

import org.junit.jupiter.api.Test;

class JinjaMethodTest {

    @Test
    void methodsAndFormatsGiveWhatPythonGives() {
        Cases.check("""
                {{ s.upper() }} {{ s.split(' ') }} {{ s.replace('l','L',2) }} {{ ','.join(['a','b']) }} {{ s[::\
                -1] }} {{ s[1:3] }} {{ s[-1] }}  =>  [HELLO WORLD ['Hello', 'World'] HeLLo World a,b dlroW olle\
                H el d]
                {{ '{0} {1} {0}'.format(1,2) }} {{ '{:>8}|{:<8}|{:^8}|{:,}|{:.3f}|{:08.2f}|{:x}|{:e}|{:%}'.form\
                at('a','b','c',1234567,1.5,3.14159,255,12345.678,0.25) }}  =>  [1 2 1        a|\
                b       |   c    |1,234,567|1.500|00003.14|ff|1.234568e+04|25.000000%]
                {{ '{a.b} {c[k]} {d!r}'.format(a={'b':1},c={'k':2},d='x') }}  =>  [1 2 'x']
                {{ '{c[k]} {d!r} {l[0]}'.format(c={'k':2},d='x',l=[1]) }}  =>  [2 'x' 1]
                {{ d.zzz }} {{ d['a'] }} {{ d.a[0] }} {{ d.a.0 }} {{ l[10] }} {{ d.get('q', 7) }} {{ d.items(\
                ) }} {{ d.keys() }} {{ d.values() }}  =>  [ [1, 2] 1 1  7 dict_items([('b', 1), ('a', [1, 2])\
                , ('c', None)]) dict_keys(['b', 'a', 'c']) dict_values([1, [1, 2], None])]
                {{ [3,1,2].pop() }} {{ [1,2,3].index(2) }} {{ [1,1,2].count(1) }} {{ [1,2].extend([3]) }} {{ {'\
                a':1}.pop('a') }} {{ {'a':1}.setdefault('b',2) }} {{ {'a':1}.get('b') }}  =>  [2 1 2 None 1 2 N\
                one]
                {{ d is sequence }} {{ s is sequence }} {{ d.items() is sequence }} {{ n is callable }} {{ rang\
                e is callable }}  =>  [True True False False True]
                {{ '{:g}'.format(0.1) }} {{ '{:.2%}'.format(0.12345) }} {{ '{:+}'.format(3) }} {{ '{:b}'.format\
                (5) }} {{ '{:_}'.format(1000000) }} {{ '{:s}'.format('x') }} {{ '{:10.3}|'.format('abcdef') }\
                } {{ '{{}}'.format() }} {{ '{:{}}|'.format('a', 5) }} {{ '{:.3}'.format(3.14159) }} {{ '{:d}'.f\
                ormat(3) }}  =>  [0.1 12.35% +3 101 1_000_000 x abc       | {} a    | 3.14 3]
                """);
    }
}
