package com.acme.drift;

public class Page<T> extends Base {
    public T first;
}
