package com.acme.odd;

public class Plain {
    String text;
}
