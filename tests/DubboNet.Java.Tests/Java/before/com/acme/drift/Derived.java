package com.acme.drift;

public class Derived extends Base {
    public String name;
}
