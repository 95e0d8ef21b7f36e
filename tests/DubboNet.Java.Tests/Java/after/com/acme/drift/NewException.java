package com.acme.drift;

public class NewException extends Exception {
    private static final long serialVersionUID = 1L;
}
