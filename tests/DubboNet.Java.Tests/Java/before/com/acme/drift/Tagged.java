package com.acme.drift;

public class Tagged {
    public String tag;
}
