package io.plumbline.parse.jinja;

import org.junit.jupiter.api.Test;

class JinjaErrorTest {

    @Test
    void whatJinja2RefusesIsAnError() {
        Cases.check("""
                {{ missing.foo }}  =>  !
                {{ missing() }}  =>  !
                {{ d.zzz.y }}  =>  !
                {{ none.x }} {{ none.x.y }}  =>  !
                {{ 'abc' < 'abd' }} {{ [1,2] < [1,3] }} {{ 'a' < 1 }}  =>  !
                {{ 1 + 'a' }}  =>  !
                {{ 'a' + 1 }}  =>  !
                {{ 1 / 0 }}  =>  !
                {{ x.y.z }}  =>  !
                {{ 'a'.join(1) }}  =>  !
                {{ '{:d}'.format(3.5) }}  =>  !
                {{ foo( }}  =>  !
                {% if %}  =>  !
                {% endif %}  =>  !
                {{ 'a' is 'b' }}  =>  !
                {{ a b }}  =>  !
                {# unclosed  =>  !
                {{ "unclosed }}  =>  !
                {% for x in [1] %}  =>  !
                {% macro m(a=1, b) %}{% endmacro %}  =>  !
                {{ n | nofilter }}  =>  !
                """);
    }
}
