package com.acme.drift;

public class Gone {
    public String text;
}
