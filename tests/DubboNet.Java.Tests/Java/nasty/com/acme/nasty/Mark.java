package com.acme.nasty;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

@Retention(RetentionPolicy.RUNTIME)
public @interface Mark {
    int LIMIT = 1 << 3;

    String[] names() default {"a", "b;"};

    int value() default (LIMIT > 2 ? 1 : 0);

    Class<? extends java.util.List> type() default java.util.ArrayList.class;

    Mark.Inner inner() default @Inner(text = ")}");

    @interface Inner {
        String text();
    }
}
