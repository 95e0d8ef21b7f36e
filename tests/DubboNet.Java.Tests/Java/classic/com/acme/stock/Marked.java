package com.acme.stock;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

@Retention(RetentionPolicy.RUNTIME)
public @interface Marked {
    int number() default 7;

    String[] texts() default {"a", "b"};

    Class<?> type() default void.class;

    ElementType element() default ElementType.FIELD;

    Level level() default @Level(low = -1, letter = 'x', flag = true);

    @Target({ElementType.TYPE_USE, ElementType.METHOD})
    @Retention(RetentionPolicy.CLASS)
    @interface Level {
        byte low();

        char letter();

        boolean flag();
    }
}
