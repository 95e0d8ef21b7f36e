package com.acme.drift;

public class Page<T, U> extends Root {
    public T first;
    public long id;
}
