package com.acme.drift;

public class Root {
    public String root;
}
