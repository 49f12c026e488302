package io.plumbline.parse.jinja;

import org.junit.jupiter.api.Test;

class JinjaExpressionTest {

    @Test
    void expressionsMeanWhatJinja2Means() {
        Cases.check("""
                {{ 1 + 2 * 3 ** 2 }} {{ 7 // 2 }} {{ -7 // 2 }} {{ -7 % 3 }} {{ 7 / 2 }} {{ 4 / 2 }} {{ 2 ** -\
                1 }} {{ 2 ** 0.5 }} {{ 2 ** 3 ** 2 }}  =>  [19 3 -4 2 3.5 2.0 0.5 1.4142135623730951 64]
                {{ 1 < 2 < 3 }} {{ 1 == 1.0 }} {{ 'a' in 'abc' }} {{ 4 not in [1,2] }} {{ not true }}  =>  [Tru\
                e True True True False]
                {{ n is odd }} {{ n is even }} {{ n is divisibleby 5 }} {{ n is number }} {{ s is string }} {\
                { d is mapping }} {{ l is sequence }} {{ d is iterable }} {{ missing is defined }} {{ none is n\
                one }} {{ t is boolean }} {{ t is true }} {{ n is integer }} {{ f is float }} {{ 'a' is lower }\
                } {{ n is in [5] }} {{ n is sameas n }} {{ n is eq 5 }} {{ n is not none }}  =>  [True False Tr\
                ue True True True True True False True True True True True True True True True True]
                {{ 'x' if n > 3 else 'y' }} {{ 'x' if n < 3 }} {{ ('x' if n<3) is undefined }}  =>  [x  True]
                {{ [1,2]+[3] }} {{ [1]*3 }} {{ (1,) }} {{ (1,2)+(3,) }} {{ 'ab'*3 }} {{ () }} {{ [] }} {{ {} }\
                } {{ {'a':(1,'b')} }}  =>  [[1, 2, 3] [1, 1, 1] (1,) (1, 2, 3) ababab () [] {} {'a': (1, 'b')}]
                {{ true and 0 }} {{ 0 or 'x' }} {{ none or [] }} {{ not 1 }} {{ 1 if [] else 2 }}  =>  [0 x [\
                ] False 2]
                {{ {'a': {'b': 1}}}}  =>  [{'a': {'b': 1}}]
                {{ {'a': {'b': 1}}['a']['b'] }}  =>  [1]
                {{ l is iterable and l is not string }}  =>  [True]
                {{ 10 % 3 }} {{ -10 % 3 }} {{ 10 % -3 }} {{ 5.5 % 2 }} {{ -5.5 // 2 }} {{ 2.5 * 2 }} {{ Tru\
                e + 1 }} {{ 3 - 5 }}  =>  [1 2 -2 1.5 -3.0 5.0 2 -2]
                {{ 1,2 }} {{ (1) }}  =>  [(1, 2) 1]
                {{ 3 is odd and 4 is even }} {{ not 3 is odd }} {{ 3 is not odd }} {{ 3 is gt 2 }} {{ 3 is gt(2\
                ) }}  =>  [True False False True True]
                {{ ("a" if false else "b") ~ "c" }}  =>  [bc]
                """);
    }
}
