package com.acme.drift;

public class OldException extends Exception {
    private static final long serialVersionUID = 1L;
}
