package com.acme.drift;

public class Base {
    public long id;
    public String name;
}
