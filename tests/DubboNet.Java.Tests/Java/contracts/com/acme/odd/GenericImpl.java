package com.acme.odd;

public class GenericImpl extends Generic<String> {
    Runnable run;
}
