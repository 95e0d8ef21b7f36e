package com.example.frames;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

public class Page<T> implements Serializable {
    private static final long serialVersionUID = 1L;

    public int number;
    public T first;
    public List<T> items;

    @SafeVarargs
    public static <T> Page<T> of(T... items) {
        Page<T> page = new Page<>();
        page.number = 7;
        page.first = items[0];
        page.items = new ArrayList<>(Arrays.asList(items));
        return page;
    }
}
